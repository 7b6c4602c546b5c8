package io.github.clerkjakarta.internal.protection;

import static io.github.clerkjakarta.internal.protection.Verdicts.challenge;
import static io.github.clerkjakarta.internal.protection.Verdicts.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.protection.MachineCheck.Decision;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.PemKeys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Machine tokens: the calls to Clerk, their number, and the answers of {@code protect()}. */
class MachineCheckTest {
    private static final JsonObject KEY = Json.createObjectBuilder()
            .add("id", "ak_1")
            .add("subject", "org_1")
            .add("scopes", Json.createArrayBuilder().add("read"))
            .build();

    private static final AcceptedTokens ANY = accepting(TokenType.values());

    private static final String BAD_TOKEN = "Bearer error=\"invalid_token\"";
    private static final String NO_BAD_TOKEN = "Bearer";

    private final AtomicInteger calls = new AtomicInteger();
    private BackendException failure;
    private JsonObject answer = KEY;

    @Test
    void nobodyIsAskedWhereSessionsAloneAreAccepted() {
        assertThat(check("ak_x").ask(accepting(TokenType.SESSION))).isInstanceOf(Decision.AskTheSession.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void nobodyIsAskedAboutATokenOfAnotherKind() {
        assertThat(check("ak_x").ask(accepting(TokenType.M2M))).isEqualTo(new Decision.Rejected(false));
        assertThat(calls).hasValue(0);
    }

    @Test
    void clerkIsAskedOnceARequest() {
        MachineCheck check = check("ak_x");

        for (int i = 0; i < 3; i++) {
            assertThat(check.ask(accepting(TokenType.API_KEY))).isInstanceOf(Decision.Accepted.class);
            assertThat(check.ask(ANY)).isInstanceOf(Decision.Accepted.class);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void anOrganizationsKeyHasNoUser() {
        Decision.Accepted verified = (Decision.Accepted) check("ak_x").ask(accepting(TokenType.API_KEY));
        Machine.ApiKey key = (Machine.ApiKey) verified.machine();

        assertThat(key.getOrgId()).isEqualTo("org_1");
        assertThat(key.getUserId()).isNull();
        assertThat(key.getName()).isEmpty();
        assertThat(key.hasScope("read")).isTrue();
        assertThat(key.hasScope("READ")).isFalse();
        assertThat(key).hasToString("API_KEY(ak_1)");
    }

    @Test
    void aRevokedKeyIsRefused() {
        answer = Json.createObjectBuilder(KEY).add("revoked", true).build();

        assertThat(challenge(verdict("ak_x", Protection.accepting(TokenType.API_KEY))))
                .isEqualTo(BAD_TOKEN);
    }

    @Test
    void anExpiredKeyIsRefusedInMillisecondsAndInSeconds() {
        answer = Json.createObjectBuilder(KEY)
                .add("expiration", Fixtures.NOW.minusSeconds(10).toEpochMilli())
                .build();
        assertThat(challenge(verdict("ak_x", Protection.accepting(TokenType.API_KEY))))
                .isEqualTo(BAD_TOKEN);

        answer = Json.createObjectBuilder(KEY)
                .add("expiration", Fixtures.NOW.minusSeconds(10).getEpochSecond())
                .build();
        assertThat(challenge(verdict("ak_x", Protection.accepting(TokenType.API_KEY))))
                .isEqualTo(BAD_TOKEN);

        answer = Json.createObjectBuilder(KEY)
                .add("expiration", Fixtures.NOW.plusSeconds(10).getEpochSecond())
                .build();
        assertThat(verdict("ak_x", Protection.accepting(TokenType.API_KEY))).isInstanceOf(Machine.class);
    }

    @Test
    void anOutageIsUnavailableAndNeverAccepted() {
        failure = Failures.unreachable();

        assertThat(verdict("ak_x", Protection.accepting(TokenType.API_KEY)))
                .isInstanceOf(ProtectionException.Unavailable.class);
    }

    @Test
    void anAnswerThatNamesNobodyIsUnavailableAndNeverAccepted() {
        answer = Json.createObjectBuilder().build();

        assertThat(verdict("ak_x", Protection.accepting(TokenType.API_KEY)))
                .isInstanceOf(ProtectionException.Unavailable.class);
    }

    static Stream<Protection> rightsOfUsers() {
        return Stream.of(
                        Requirement.role("org:admin"),
                        Requirement.permission("org:a:b"),
                        Requirement.feature("billing"),
                        Requirement.plan("premium"),
                        Requirement.reverification(Reverification.Preset.LAX))
                .map(Protection::require);
    }

    @ParameterizedTest
    @MethodSource("rightsOfUsers")
    void aMachineHasNoneOfAUsersRights(Protection right) {
        assertThat(challenge(verdict("ak_x", right.token(TokenType.API_KEY)))).isEqualTo(NO_BAD_TOKEN);
    }

    /** A machine cannot verify its identity again. */
    @Test
    void aMachineCannotReverify() {
        Protection reverified =
                Protection.accepting(TokenType.API_KEY).reverified(Reverification.of(Reverification.Preset.LAX));

        assertThat(challenge(verdict("ak_x", reverified))).isEqualTo(NO_BAD_TOKEN);
    }

    // Auth.caller(kinds): the machine, or the session decides.

    @Test
    void aMachineOfAnAskedKindIsTheCaller() {
        assertThat(told(protector("ak_x").machine(accepting(TokenType.API_KEY))))
                .isInstanceOf(Machine.ApiKey.class);
    }

    @Test
    void aMachinesJwtIsBroughtByAMachine() {
        assertThat(check(Fixtures.token().claim("sub", "mch_1").text()).bringsMachine())
                .isTrue();
    }

    @Test
    void aMachineOfAnotherKindIsNotTheCaller() {
        assertThat(protector("ak_x").machine(accepting(TokenType.M2M))).isEqualTo(Verdict.ALLOWED);
        assertThat(protector("ak_x").machine(accepting(TokenType.SESSION))).isEqualTo(Verdict.ALLOWED);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aBadMachineIsNotTheCaller() {
        failure = new Failures.Answer(404).exception();

        assertThat(protector("ak_x").machine(accepting(TokenType.API_KEY))).isEqualTo(Verdict.ALLOWED);
    }

    /** It might be the caller, so the request must not go on as a session's. */
    @Test
    void aMachineThatCannotBeVerifiedEndsTheRequest() {
        failure = Failures.unreachable();

        assertThat(told(protector("ak_x").machine(ANY))).isInstanceOf(ProtectionException.Unavailable.class);
    }

    @Test
    void onlyAMachineTokenIsBroughtByAMachine() {
        assertThat(protector("ak_x").bringsMachine()).isTrue();
        assertThat(protector(Fixtures.token().text()).bringsMachine()).isFalse();
    }

    /** The answer says nothing about the outage, so the log must. */
    @Test
    void theLogNamesWhyAMachineCouldNotBeVerified() {
        // A status of its own, because each cause gets a line a minute.
        failure = new Failures.Answer(599).exception();

        try (LogLines log = LogLines.of("io.github.clerkjakarta")) {
            verdict("ak_x", Protection.accepting(TokenType.API_KEY));

            assertThat(log.all()).singleElement().asString().contains("A machine's token could not be verified");
        }
    }

    @Test
    void onlyKindsInCommonArePossible() {
        Protection keys = Protection.accepting(TokenType.API_KEY);

        assertThat(AcceptedTokens.isPossible(List.of(keys, Protection.accepting(TokenType.API_KEY, TokenType.M2M))))
                .isTrue();
        assertThat(AcceptedTokens.isPossible(List.of(keys, Protection.accepting(TokenType.M2M))))
                .isFalse();
        assertThat(AcceptedTokens.isPossible(List.of(keys, Protection.signedIn())))
                .isFalse();
    }

    @Test
    void whereSessionsAloneAreAcceptedAMachineIsAsSignedOut() {
        assertThat(verdict("ak_x", Protection.signedIn())).isInstanceOf(ProtectionException.NotFound.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void allProtectionsMustAcceptIt() {
        Object verdict = told(protector("ak_x")
                .decide(List.of(Protection.accepting(TokenType.API_KEY, TokenType.SESSION), Protection.signedIn())));

        assertThat(verdict).isInstanceOf(ProtectionException.NotFound.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void anOAuthClientIsToldWhereToGetAToken() {
        failure = new Failures.Answer(404).exception();

        assertThat(challenge(verdict("oat_x", Protection.accepting(TokenType.OAUTH))))
                .isEqualTo(
                        "Bearer resource_metadata=\"https://clerk.example.com/.well-known/oauth-protected-resource\"");
    }

    /** As in Clerk's SDK, the form of a JWT counts for more than the prefix. */
    @Test
    void whatLooksLikeAJwtIsNoOAuthClientsWhateverItBeginsWith() {
        assertThat(challenge(verdict("oat_a.b.c", Protection.accepting(TokenType.OAUTH))))
                .isEqualTo(BAD_TOKEN);
        assertThat(challenge(verdict("oat_a.b.c", Protection.accepting(TokenType.M2M))))
                .isEqualTo("Bearer");
        assertThat(calls).hasValue(0);
    }

    @Test
    void aSessionIsNoOAuthClient() {
        assertThat(challenge(verdict(Fixtures.token().text(), Protection.accepting(TokenType.M2M))))
                .isEqualTo(BAD_TOKEN);
    }

    private static AcceptedTokens accepting(TokenType... kinds) {
        return new AcceptedTokens(Set.of(kinds));
    }

    private Object verdict(String token, Protection protection) {
        return told(protector(token).decide(List.of(protection)));
    }

    private Protector protector(String token) {
        Visit visit = visit(token);
        SignedOut nobody = new SignedOut(AuthReason.TOKEN_INVALID);
        return new Protector(visit, nobody, check(visit), new LoopCounter(), () -> false);
    }

    private MachineCheck check(String token) {
        return check(visit(token));
    }

    private MachineCheck check(Visit visit) {
        PemKeys keys = Fixtures.PEM_KEYS;
        return MachineCheck.of(
                visit,
                new MachineTokenVerifier(
                        visit.config(),
                        keys,
                        (kind, token) -> {
                            calls.incrementAndGet();
                            if (failure != null) {
                                throw failure;
                            }
                            return answer;
                        },
                        Fixtures.seen(),
                        Fixtures.CLOCK));
    }

    private static Visit visit(String token) {
        ClerkConfig config = Fixtures.config();
        TestRequest request = Fixtures.apiRequest().bearer(token);
        return new Visit(request, request.url(), config, Fixtures.seen(), Fixtures.NOW.toEpochMilli());
    }

    @Test
    void nobodyIsAskedAboutATokenThatIsTooLong() {
        String most = "ak_" + "x".repeat(16 * 1024 - 3);

        assertThat(check(most).ask(accepting(TokenType.API_KEY))).isInstanceOf(Decision.Accepted.class);
        assertThat(calls).hasValue(1);
        for (AcceptedTokens accepted : List.of(accepting(TokenType.API_KEY), ANY)) {
            assertThat(check(most + "x").ask(accepted)).isEqualTo(new Decision.Rejected(false));
        }
        assertThat(calls).hasValue(1);
    }
}
