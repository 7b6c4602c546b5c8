package io.github.clerkjakarta.internal.deployment;

/**
 * An element that nothing would enforce.
 *
 * @param place the class that contains it
 * @param ours true if one of the library's annotations is concerned, false for standard ones alone
 */
record Problem(String sentence, String place, boolean ours) {}
