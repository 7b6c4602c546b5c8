package io.github.clerkjakarta.internal.config;

/** The two kinds of Clerk instance; the prefix of the publishable key says which. */
public enum InstanceType {
    DEVELOPMENT,
    PRODUCTION
}
