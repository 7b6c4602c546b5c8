package io.github.clerkjakarta.wire;

import static io.github.clerkjakarta.wire.WireRow.usual;

import io.github.clerkjakarta.wire.WireRow.Rule;
import java.util.ArrayList;
import java.util.List;

/** Rows of queries that browsers and others send, and servers' URI classes refuse. */
final class Queries {
    private static final List<String> QUERIES = List.of(
            "?",
            "?q=1",
            "?q=a|b",
            "?q=%",
            "?q=100%&r=1",
            "?q=%zz",
            "?q={x}",
            "?q=\"x\"",
            "?q=<x>",
            "?q=[x]",
            "?q=`x^",
            "?q=\\",
            "?q=" + Hosts.utf8("\u00e9"),
            "?q=%C3%A9",
            "?q=%ff",
            "?q=\u00e9",
            "?q=a+b%20c",
            "?a=1&&b",
            "?&",
            "?=",
            "?q=a?b/c",
            "?q=http://x/y?z",
            "?q=%0d%0aX:1",
            "?q=%00",
            "?q=;a=b",
            "?/../../open",
            "?q=1;jsessionid=2",
            "?q='",
            "?q=%26%3d%23");

    /**
     * The parameters that the library itself reads. In development it answers a broken handshake with 500: that one is
     * left out.
     */
    private static final List<String> CLERKS = List.of(
            "?__clerk_db_jwt=%",
            "?__clerk_synced=%",
            "?__clerk_ticket=|",
            "?__clerk_status=%zz",
            "?__clerk_handshake_nonce=%",
            "?__clerk_hs_reason=|",
            "?__clerk_redirect_url=%|{");

    private Queries() {}

    static List<WireRow> rows() {
        List<WireRow> rows = new ArrayList<>();
        QUERIES.forEach(it -> rows.add(usual("query", it).query(it)));
        CLERKS.forEach(
                it -> rows.add(usual("query", it).query(it).rule(Rule.SAFE).anyOrigin()));
        // Browsers do not send a fragment.
        rows.add(usual("query", "?q=a#b").query("?q=a#b").rule(Rule.SPELLING).anyOrigin());
        return rows;
    }
}
