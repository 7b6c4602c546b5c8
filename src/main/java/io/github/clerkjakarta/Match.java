package io.github.clerkjakarta;

/** The way in which several values of one annotation combine. */
public enum Match {
    /** One of the values is enough. */
    ANY,
    /** All values are required. */
    ALL
}
