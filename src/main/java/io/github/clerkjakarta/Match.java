package io.github.clerkjakarta;

/** How several values of one annotation are meant. */
public enum Match {
    /** One of them is enough. */
    ANY,
    /** All of them are needed. */
    ALL
}
