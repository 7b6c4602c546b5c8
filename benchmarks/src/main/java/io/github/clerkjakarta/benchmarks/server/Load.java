package io.github.clerkjakarta.benchmarks.server;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures on a real Open Liberty what the library costs: {@code mvn -f build -Pbenchmarks -Dload verify}. One part alone:
 * {@code -Dload=requests}, {@code clients}, {@code deployment} or {@code profile}, which prints where a request's time
 * goes. {@code -Dload.rounds=6}, {@code -Dload.seconds=4} of each run, {@code -Dwrk=} the path of the program.
 */
public final class Load {
    private Load() {}

    /** @param args the page to write and the part to measure, "true" for all that the page shows */
    public static void main(String[] args) throws Exception {
        Files.createDirectories(Path.of(System.getProperty("load.dir")));
        Page page = new Page(Path.of(args[0]));
        boolean all = args[1].equals("true");
        if (all || args[1].equals("requests")) {
            page.write("server", Requests.table());
        }
        if (args[1].equals("profile")) {
            System.out.println(Profile.table());
        }
    }
}
