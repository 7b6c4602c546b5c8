package io.github.clerkjakarta.benchmarks.server;

import static io.github.clerkjakarta.benchmarks.server.Variant.BARE;
import static io.github.clerkjakarta.benchmarks.server.Variant.FLOOR;
import static io.github.clerkjakarta.benchmarks.server.Variant.LIBRARY;
import static io.github.clerkjakarta.benchmarks.server.Variant.MPJWT;
import static io.github.clerkjakarta.benchmarks.server.Variant.RAW;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests per second of every application, for each kind of request. */
final class Requests {
    private static final int CLIENTS = 16;

    private Requests() {}

    /** A kind of request, and the requests per second of each application and round. */
    private record Kind(String name, Credential credential, Map<Variant, String> paths, Map<Variant, double[]> rates) {
        static Kind of(String name, String path, Credential credential, Variant... variants) {
            Kind kind = new Kind(name, credential, new EnumMap<>(Variant.class), new EnumMap<>(Variant.class));
            for (Variant variant : variants) {
                kind.paths.put(variant, path);
                kind.rates.put(variant, new double[Load.ROUNDS]);
            }
            return kind;
        }

        /** Sends this application to another path. */
        Kind but(Variant variant, String path) {
            paths.put(variant, path);
            return this;
        }

        boolean isRefused() {
            return paths.containsValue(Servers.MISSING);
        }
    }

    static String table() throws IOException, InterruptedException {
        Credential.Rings rings = Credential.rings();
        Credential none = Credential.none();
        Kind open = Kind.of("public", Servers.OPEN, none, BARE, FLOOR, LIBRARY);
        Kind refused = Kind.of("refused with 404", Servers.MISSING, none, BARE, FLOOR, LIBRARY)
                .but(LIBRARY, Servers.ORDERS);
        List<Kind> kinds = List.of(
                open,
                Kind.of("bearer token seen before", Servers.ORDERS, Credential.bearer(), FLOOR, LIBRARY, MPJWT),
                Kind.of("cookies seen before", Servers.ORDERS, Credential.cookies(), FLOOR, LIBRARY),
                Kind.of("bearer token new", Servers.ORDERS, rings.bearer(), FLOOR, RAW, LIBRARY, MPJWT),
                Kind.of("cookies new", Servers.ORDERS, rings.cookies(), FLOOR, LIBRARY),
                refused);
        try (Servers servers = new Servers(Variant.values())) {
            Wrk wrk = new Wrk();
            for (Kind kind : kinds) {
                for (Variant variant : kind.paths.keySet()) {
                    run(wrk, servers, kind, variant, Load.WARM_UP_SECONDS);
                }
            }
            for (int round = 0; round < Load.ROUNDS; round++) {
                for (Kind kind : kinds) {
                    // In turn: who comes first should not matter.
                    List<Variant> variants = new ArrayList<>(kind.paths.keySet());
                    Collections.rotate(variants, round);
                    for (Variant variant : variants) {
                        double rate = run(wrk, servers, kind, variant, Load.SECONDS);
                        kind.rates.get(variant)[round] = rate;
                        // A run that is stopped has shown something.
                        System.out.printf(Locale.ROOT, "round %d, %s: %s %.0f%n", round + 1, kind.name, variant, rate);
                    }
                }
            }
        }
        StringBuilder table = new StringBuilder(
                "| request | library | mpJwt | signature alone | floor, of bare | library, of bare | library, of signature alone |\n"
                        + "|---|---|---|---|---|---|---|\n");
        for (Kind kind : kinds) {
            table.append(row(kind, kind == refused ? refused : open));
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "%nBare answers %.0f public requests per second.%n",
                        Spread.of(open.rates.get(BARE)).median());
    }

    private static double run(Wrk wrk, Servers servers, Kind kind, Variant variant, int seconds) throws IOException {
        String url = servers.get(variant).url("");
        return wrk.run(url, kind.paths.get(variant), kind.credential, kind.isRefused(), CLIENTS, seconds);
    }

    private static String row(Kind kind, Kind bare) {
        Map<Variant, double[]> rates = kind.rates;
        return "| " + kind.name + " | " + ratio(rates.get(LIBRARY), rates.get(FLOOR)) + " | "
                + ratio(rates.get(MPJWT), rates.get(FLOOR)) + " | "
                + ratio(rates.get(RAW), rates.get(FLOOR)) + " | "
                + ratio(rates.get(FLOOR), bare.rates.get(BARE)) + " | "
                + ratio(rates.get(LIBRARY), bare.rates.get(BARE)) + " | "
                + ratio(rates.get(LIBRARY), rates.get(RAW)) + " |\n";
    }

    /** Returns an empty text for what was not measured. */
    private static String ratio(double[] rates, double[] others) {
        return rates == null || others == null
                ? ""
                : Spread.ratio(rates, others).percents();
    }
}
