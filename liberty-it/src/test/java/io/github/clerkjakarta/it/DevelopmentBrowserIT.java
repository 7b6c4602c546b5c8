package io.github.clerkjakarta.it;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flows of a development instance. */
class DevelopmentBrowserIT extends BrowserFlows {
    private static Sites sites;

    @BeforeAll
    static void start(@TempDir Path data) {
        sites = new Sites(false, data);
    }

    @AfterAll
    static void stop() {
        sites.close();
    }

    @Override
    Sites sites() {
        return sites;
    }

    /**
     * Claims that make the session's cookie larger than browsers keep. In production a handshake's answer needs no second
     * redirect, so each page would start a handshake.
     */
    @Test
    void loopOfACookieThatIsTooLarge() {
        expectOnConsole("status of 400");
        expectOnConsole("favicon.ico");
        browser.open(sites().primary("/dashboard"));
        typePassword("big@example.com", "big");
        browser.seeText("browsers drop cookies over 4 KB");
        ends();
    }
}
