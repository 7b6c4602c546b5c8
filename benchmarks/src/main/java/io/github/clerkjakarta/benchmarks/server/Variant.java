package io.github.clerkjakarta.benchmarks.server;

import io.github.clerkjakarta.benchmarks.Application;
import io.github.clerkjakarta.benchmarks.Signed;
import io.github.clerkjakarta.benchmarks.server.app.AfterMatching;
import io.github.clerkjakarta.benchmarks.server.app.BeforeMatching;
import io.github.clerkjakarta.benchmarks.server.app.ClerkOrders;
import io.github.clerkjakarta.benchmarks.server.app.JwtOrders;
import io.github.clerkjakarta.benchmarks.server.app.JwtRoot;
import io.github.clerkjakarta.benchmarks.server.app.OnResponse;
import io.github.clerkjakarta.benchmarks.server.app.Open;
import io.github.clerkjakarta.benchmarks.server.app.Orders;
import io.github.clerkjakarta.benchmarks.server.app.RawVerification;
import io.github.clerkjakarta.benchmarks.server.app.Root;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The applications that are compared. They answer alike, and differ in who looks at the request before. */
enum Variant {
    /** JAX-RS alone. */
    BARE(Root.class, Open.class, Orders.class),
    /** With three filters that do nothing, one of each kind that the library has: before matching, after it, on the response. */
    FLOOR(Root.class, Open.class, Orders.class, BeforeMatching.class, AfterMatching.class, OnResponse.class),
    /** The floor, but its first filter checks the signature of the bearer token. */
    RAW(Root.class, Open.class, Orders.class, RawVerification.class, AfterMatching.class, OnResponse.class),
    /** With clerk-jakarta. */
    LIBRARY(Root.class, Open.class, ClerkOrders.class),
    /** With Open Liberty's own MicroProfile JWT. */
    MPJWT(JwtRoot.class, Open.class, JwtOrders.class);

    private final List<Class<?>> classes;

    Variant(Class<?>... classes) {
        this.classes = List.of(classes);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    War war() {
        War war = new War().beansXml();
        classes.forEach(war::add);
        if (this == RAW) {
            war.add("WEB-INF/classes/" + RawVerification.KEY_FILE, Signed.key().getEncoded());
        }
        return this == LIBRARY ? war.addLibrary() : war;
    }

    /** @param keys the address of the public key */
    LibertyServer server(String keys) {
        LibertyServer server = new LibertyServer(id()).application(war());
        return switch (this) {
            case LIBRARY -> server.variables(clerk());
            case MPJWT -> server.xml("""
                            <featureManager><feature>mpJwt-2.1</feature></featureManager>
                            <keyStore id="defaultKeyStore" password="benchmark"/>
                            <mpJwt id="clerk" jwksUri="%s" issuer="%s" userNameAttribute="sub" groupNameAttribute="sts"/>
                        """.formatted(keys, Signed.ISSUER));
            default -> server;
        };
    }

    /** Returns the library's configuration. With jwt-key, it never calls Clerk. */
    static Map<String, String> clerk() {
        return Map.of(
                "clerk.publishable-key", Application.publishableKey("clerk.example.com"),
                "clerk.secret-key", "sk_live_benchmark0000000000000000000000000000",
                "clerk.jwt-key", Signed.pem());
    }
}
