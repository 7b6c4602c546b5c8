package io.github.clerkjakarta.it;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The flows of a production instance. */
class ProductionBrowserIT extends BrowserFlows {
    private static Sites sites;

    @BeforeAll
    static void start(@TempDir Path data) {
        sites = new Sites(true, data);
    }

    @AfterAll
    static void stop() {
        sites.close();
    }

    @Override
    Sites sites() {
        return sites;
    }
}
