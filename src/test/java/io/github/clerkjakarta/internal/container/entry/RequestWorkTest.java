package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.SignatureCount;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts the work of a request, because its time depends on the machine. */
class RequestWorkTest {
    private final ShippedDoor door = ShippedDoor.of(properties(), Fixtures.CLOCK);

    /** Never seen before. */
    private final TestToken token =
            Fixtures.token().claim("jti", UUID.randomUUID().toString());

    private SignatureCount signatures;

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("clerk.publishable-key", Fixtures.PRODUCTION.text());
        properties.put("clerk.secret-key", "sk_live_0123456789");
        properties.put(
                "clerk.jwt-key",
                Base64.getEncoder().encodeToString(Fixtures.KEYS.getPublic().getEncoded()));
        return properties;
    }

    private enum Carrier {
        HEADER {
            @Override
            TestRequest request(TestToken token) {
                return Fixtures.apiRequest().bearer(token);
            }
        },
        /** As ClerkJS writes them: each twice. */
        COOKIES {
            @Override
            TestRequest request(TestToken token) {
                return Fixtures.apiRequest()
                        .session(token)
                        .session(token, Fixtures.PRODUCTION)
                        .clientUat("1")
                        .clientUat("1", Fixtures.PRODUCTION);
            }
        };

        abstract TestRequest request(TestToken token);
    }

    @BeforeEach
    void count() {
        signatures = SignatureCount.begin();
    }

    @AfterEach
    void end() {
        signatures.close();
    }

    private JsonObject claims(TestRequest request) {
        Admitted admitted = (Admitted) door.enter(new Reading.Read(request));
        return ((SignedIn) admitted.auth().state()).token().claims();
    }

    @ParameterizedTest
    @EnumSource
    void aNewTokenCostsOneSignatureAndASeenOneNone(Carrier carrier) {
        claims(carrier.request(token));
        assertThat(signatures.taken()).isOne();

        for (Carrier next : Carrier.values()) {
            claims(next.request(token));
            assertThat(signatures.taken()).as("then in %s", next).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theJsonOfASeenTokenIsNotReadAgain(Carrier carrier) {
        JsonObject first = claims(carrier.request(token));

        assertThat(claims(carrier.request(token))).isSameAs(first);
    }

    @ParameterizedTest
    @EnumSource
    void aSeenTokenAllocatesLittle(Carrier carrier) {
        TestRequest request = carrier.request(token);

        assertThat(Work.bytesAllocatedBy(() -> claims(request))).isLessThan(8_000);
    }

    @Test
    void aStrangerAllocatesLittle() {
        TestRequest request = Fixtures.apiRequest();

        assertThat(Work.bytesAllocatedBy(() -> door.enter(new Reading.Read(request))))
                .isLessThan(4_000);
    }
}
