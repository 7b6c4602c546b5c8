package io.github.clerkjakarta.internal.deployment;

/**
 * An element that nothing would enforce.
 *
 * @param place the class that it is found at
 * @param ours whether one of the library's annotations is concerned, not a standard one alone
 */
record Problem(String sentence, String place, boolean ours) {}
