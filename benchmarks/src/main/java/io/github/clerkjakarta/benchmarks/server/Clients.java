package io.github.clerkjakarta.benchmarks.server;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Compares the library with the floor for few and for many clients, each with the same bearer token. */
final class Clients {
    private static final List<Integer> CLIENTS = List.of(1, 4, 16, 64, 256, 512);

    private Clients() {}

    static String table() throws IOException, InterruptedException {
        double[][] floor = new double[CLIENTS.size()][Load.ROUNDS];
        double[][] library = new double[CLIENTS.size()][Load.ROUNDS];
        try (Servers servers = new Servers(Variant.FLOOR, Variant.LIBRARY)) {
            Wrk wrk = new Wrk();
            Credential bearer = Credential.bearer();
            String floorUrl = servers.get(Variant.FLOOR).url("");
            String libraryUrl = servers.get(Variant.LIBRARY).url("");
            wrk.run(floorUrl, Servers.ORDERS, bearer, false, 16, Load.WARM_UP_SECONDS);
            wrk.run(libraryUrl, Servers.ORDERS, bearer, false, 16, Load.WARM_UP_SECONDS);
            for (int round = 0; round < Load.ROUNDS; round++) {
                for (int i = 0; i < CLIENTS.size(); i++) {
                    int clients = CLIENTS.get(i);
                    floor[i][round] = wrk.run(floorUrl, Servers.ORDERS, bearer, false, clients, Load.SECONDS);
                    library[i][round] = wrk.run(libraryUrl, Servers.ORDERS, bearer, false, clients, Load.SECONDS);
                }
            }
        }
        StringBuilder table =
                new StringBuilder("| clients | floor, of its rate with 16 | library, of the floor |\n|---|---|---|\n");
        double[] usual = floor[CLIENTS.indexOf(16)];
        for (int i = 0; i < CLIENTS.size(); i++) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %s |%n",
                    CLIENTS.get(i),
                    Spread.ratio(floor[i], usual).percent(),
                    Spread.ratio(library[i], floor[i]).percents()));
        }
        return table.toString();
    }
}
