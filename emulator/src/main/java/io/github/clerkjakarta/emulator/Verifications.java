package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Directory.Email;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of ClerkJS's reverification dialog: the user of an existing session proves their identity again. The
 * emulator's users have no second factor, so the first proves every level.
 */
final class Verifications {
    private final ClientJson json;
    private final Ids ids;
    private final Clock clock;

    Verifications(ClientJson json, Ids ids, Clock clock) {
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** A proof that is under way, or was completed. */
    static final class Verification {
        private final String id;
        private final String level;
        private String strategy = "";
        private boolean complete;

        private Verification(String id, String level) {
            this.id = id;
            this.level = level;
        }
    }

    JsonObject start(Call call, Session session) {
        session.verification = new Verification(ids.next("sver_"), call.form("level"));
        return json(session, session.verification, call.applicationOrigin());
    }

    /** "Sends" the e-mail. */
    JsonObject prepare(Call call, Session session) {
        Verification verification = current(session);
        verification.strategy = call.form("strategy");
        return json(session, verification, call.applicationOrigin());
    }

    JsonObject attempt(Call call, Session session) {
        Verification verification = current(session);
        verification.strategy = call.form("strategy");
        if (!verification.strategy.equals("password")) {
            SignIns.checkCode(call);
        } else if (!SignIns.isPassword(session.user, call.form("password"))) {
            throw ApiError.form(
                    "form_password_incorrect", "Password is incorrect. Try again, or use another method.", "password");
        }
        verification.complete = true;
        session.verifiedAt = clock.millis();
        return json(session, verification, call.applicationOrigin());
    }

    private static Verification current(Session session) {
        Verification verification = session.verification;
        if (verification == null || verification.complete) {
            throw ApiError.notFound("There is no verification under way.");
        }
        return verification;
    }

    private JsonObject json(Session session, Verification verification, String origin) {
        Email email = session.user.primaryEmail();
        List<JsonObject> factors = new ArrayList<>();
        if (!session.user.password.isEmpty()) {
            factors.add(Fields.object("strategy", "password"));
        }
        factors.add(Fields.of("strategy", "email_code")
                .and("email_address_id", email.id)
                .and("safe_identifier", email.address)
                .and("primary", true)
                .json());
        String status = verification.complete ? "verified" : "unverified";
        return Fields.of("object", "session_verification")
                .and("id", verification.id)
                .and("status", verification.complete ? "complete" : "needs_first_factor")
                .and("level", verification.level.isEmpty() ? "second_factor" : verification.level)
                .and("session", json.session(session, origin))
                .and("supported_first_factors", factors)
                .and("supported_second_factors", List.of())
                .and(
                        "first_factor_verification",
                        verification.strategy.isEmpty() ? null : ClientJson.verification(status, verification.strategy))
                .and("second_factor_verification", null)
                .json();
    }
}
