package io.github.clerkjakarta.benchmarks.server;

import io.github.clerkjakarta.benchmarks.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures on a real Open Liberty what the library costs: {@code mvn -f build -Pbenchmarks -Dload verify}. One part alone:
 * {@code -Dload=requests}, {@code clients}, {@code deployment} or {@code profile}, which prints where a request's time
 * goes. Options are given as {@code -Dload.options="-Dload.rounds=6 -Dload.seconds=4"}; with fewer rounds, tables are only
 * printed. {@code -Dwrk=} is the path of the load generator.
 */
public final class Load {
    private static final int USUAL_ROUNDS = 6;
    static final int ROUNDS = Integer.getInteger("load.rounds", USUAL_ROUNDS);
    static final int SECONDS = Integer.getInteger("load.seconds", 4);
    static final int WARM_UP_SECONDS = Integer.getInteger("load.warm-up", 10);

    private Load() {}

    /** @param args the page to write and the part to measure, "true" for all that the page shows */
    public static void main(String[] args) throws Exception {
        Files.createDirectories(Path.of(System.getProperty("load.dir")));
        Page page = new Page(Path.of(args[0]));
        boolean all = args[1].equals("true");
        if (all || args[1].equals("requests")) {
            write(page, "server", Requests.table());
        }
        if (all || args[1].equals("clients")) {
            write(page, "server-clients", Clients.table());
        }
        if (all || args[1].equals("deployment")) {
            write(page, "deployment", Deployment.table());
        }
        if (args[1].equals("profile")) {
            System.out.println(Profile.table());
        }
    }

    /** Prints the table, and writes it into the page unless there were fewer rounds than usual. */
    private static void write(Page page, String name, String table) throws IOException {
        System.out.println(table);
        if (ROUNDS >= USUAL_ROUNDS) {
            page.write(name, table);
        }
    }
}
