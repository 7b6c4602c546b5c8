package io.github.clerkjakarta.internal.authentication;

/** Clerk's hosted pages, whose address follows from the Frontend API's: {@code clerk.} becomes {@code accounts.}. */
public final class AccountPortal {
    private AccountPortal() {}

    /**
     * Returns the address of an instance's pages.
     *
     * @param frontendApi its name, with or without {@code https://} before it
     */
    public static String of(String frontendApi) {
        String name = frontendApi.replaceFirst("^https://", "");
        return "https://"
                + name.replaceFirst("clerk\\.accountsstage\\.", "accountsstage.")
                        .replaceFirst("clerk\\.accounts\\.|clerk\\.", "accounts.");
    }
}
