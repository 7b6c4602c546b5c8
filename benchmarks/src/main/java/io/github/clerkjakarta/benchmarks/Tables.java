package io.github.clerkjakarta.benchmarks;

import io.github.clerkjakarta.benchmarks.Comparison.Line;
import io.github.clerkjakarta.benchmarks.Growth.Series;
import java.util.List;

/** The tables of docs/reference/performance.md. */
final class Tables {
    static final List<Table> ALL = List.of(
            new Comparison(
                    "requests",
                    3,
                    List.of(
                            new Line("TokenBenchmark.raw", "`Signature.verify` alone, RSA of 2048 bits: the floor"),
                            new Line("RequestBenchmark.newBearer", "request with a bearer token that is new"),
                            new Line(
                                    "RequestBenchmark.newCookies",
                                    "request with the cookies of a browser, their token new"),
                            new Line("RequestBenchmark.seenBearer", "request with a bearer token that was seen before"),
                            new Line(
                                    "RequestBenchmark.seenCookies",
                                    "request with the cookies of a browser, their token seen before"),
                            new Line("RequestBenchmark.signedOut", "request without a token"),
                            new Line("TokenBenchmark.nimbus", "Nimbus JOSE + JWT, the token alone"),
                            new Line("TokenBenchmark.jose4j", "jose4j, the token alone"),
                            new Line("TokenBenchmark.smallrye", "smallrye-jwt, the token alone"),
                            new Line("TokenBenchmark.officialSdk", "Clerk's Java SDK, the token alone"),
                            new Line("node.raw", "Node's `crypto.verify` alone"),
                            new Line(
                                    "node.bearer",
                                    "Clerk's SDK for JavaScript, request with a bearer token",
                                    "node.raw",
                                    "Node's own"),
                            new Line(
                                    "node.cookies",
                                    "Clerk's SDK for JavaScript, request with the cookies of a browser",
                                    "node.raw",
                                    "Node's own"),
                            new Line(
                                    "node.signedOut",
                                    "Clerk's SDK for JavaScript, request without a token",
                                    "node.raw",
                                    "Node's own"))),
            new Comparison(
                    "providers",
                    3,
                    List.of(
                            new Line("ProviderBenchmark.raw JDK", "`Signature.verify` alone"),
                            new Line("ProviderBenchmark.newBearer JDK", "request with a bearer token that is new"),
                            new Line("ProviderBenchmark.raw AWS-LC", "`Signature.verify` alone, with AWS-LC"),
                            new Line(
                                    "ProviderBenchmark.newBearer AWS-LC",
                                    "request with a bearer token that is new, with AWS-LC"))),
            new Growth(
                    "growth",
                    2,
                    false,
                    false,
                    List.of(
                            new Series("GrowthBenchmark.routes", "route patterns", "growth-routes.svg"),
                            new Series("GrowthBenchmark.tenants", "tenants", "growth-tenants.svg"),
                            new Series("GrowthBenchmark.cookies", "cookies", "growth-cookies.svg"),
                            new Series("GrowthBenchmark.newToken", "characters of a new token", "growth-token.svg"),
                            new Series("GrowthBenchmark.seenToken", "characters of a seen token", "growth-token.svg"))),
            new Growth(
                    "clients",
                    2,
                    true,
                    true,
                    List.of(
                            new Series("ClientBenchmark.seenBearer platform", "platform threads", "growth-clients.svg"),
                            new Series("ClientBenchmark.seenBearer virtual", "virtual threads", "growth-clients.svg"))),
            new Start("start", 5),
            new Comparison(
                    "memory",
                    3,
                    List.of(
                            new Line("SeenTableBenchmark.seen ours", "a token seen before, `BoundedTable`"),
                            new Line(
                                    "SeenTableBenchmark.seen Caffeine",
                                    "a token seen before, Caffeine",
                                    "SeenTableBenchmark.seen ours",
                                    "ours"),
                            new Line("SeenTableBenchmark.seenByFour ours", "the same by four threads, `BoundedTable`"),
                            new Line(
                                    "SeenTableBenchmark.seenByFour Caffeine",
                                    "the same by four threads, Caffeine",
                                    "SeenTableBenchmark.seenByFour ours",
                                    "ours"),
                            new Line("SeenTableBenchmark.added ours", "a new token, `BoundedTable`"),
                            new Line(
                                    "SeenTableBenchmark.added Caffeine",
                                    "a new token, Caffeine",
                                    "SeenTableBenchmark.added ours",
                                    "ours"),
                            new Line(
                                    "SeenTableBenchmark.addedByFour ours",
                                    "new tokens by four threads, `BoundedTable`"),
                            new Line(
                                    "SeenTableBenchmark.addedByFour Caffeine",
                                    "new tokens by four threads, Caffeine",
                                    "SeenTableBenchmark.addedByFour ours",
                                    "ours"))));

    private Tables() {}
}
