package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Directory.Email;
import io.github.clerkjakarta.emulator.Directory.Organization;
import io.github.clerkjakarta.emulator.Directory.User;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** The data of users and their organizations that ClerkJS's components show and change. */
final class Profile {
    private final Handshakes handshakes;
    private final Directory directory;
    private final ClientJson json;

    Profile(Handshakes handshakes, Directory directory, ClientJson json) {
        this.handshakes = handshakes;
        this.directory = directory;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.on("GET /v1/me", call -> answer(call, (user, session) -> {}))
                .on("PATCH /v1/me", this::update)
                .on("POST /v1/me/change_password", this::changePassword)
                .on("POST /v1/me/email_addresses", this::addEmail)
                .on("POST /v1/me/email_addresses/{id}/prepare_verification", call -> email(call, (user, it) -> {}))
                .on(
                        "POST /v1/me/email_addresses/{id}/attempt_verification",
                        call -> email(call, (user, it) -> {
                            SignIns.checkCode(call);
                            it.verified = true;
                        }))
                .on(
                        "DELETE /v1/me/email_addresses/{id}",
                        call -> email(call, (user, it) -> {
                            if (it.id.equals(user.primaryEmailId)) {
                                throw ApiError.form(
                                        "last_identification_deletion_failed",
                                        "The primary e-mail address cannot be removed.",
                                        "");
                            }
                            user.emails.remove(it);
                        }))
                .on("GET /v1/me/sessions/active", call -> call.answer(Fields.list(activeSessions(call))))
                .on("GET /v1/me/organization_memberships", this::memberships)
                .on("GET /v1/me/organization_invitations", Profile::nothing)
                .on("GET /v1/me/organization_suggestions", Profile::nothing)
                .on("POST /v1/organizations", this::createOrganization)
                .on("GET /v1/organizations/{id}", call -> mutation(call, json.organization(organization(call))))
                .on("GET /v1/organizations/{id}/memberships", this::members)
                .on("GET /v1/organizations/{id}/roles", Profile::nothing)
                .on("GET /v1/organizations/{id}/invitations", Profile::nothing)
                .on("GET /v1/organizations/{id}/membership_requests", Profile::nothing)
                .on("GET /v1/organizations/{id}/domains", Profile::nothing);
    }

    /** Changes part of a user. */
    private interface Change extends BiConsumer<User, Session> {}

    private Session session(Call call) {
        Client client = handshakes.client(call);
        String wanted = call.query("_clerk_session_id");
        Session session = client.signedIn().stream()
                .filter(it -> it.id.equals(wanted))
                .findFirst()
                .orElse(client.active());
        if (session == null) {
            throw new ApiError(401, "authentication_invalid", "You are signed out.", "");
        }
        return session;
    }

    private void answer(Call call, Change change) throws IOException {
        Session session = session(call);
        change.accept(session.user, session);
        mutation(call, json.user(session.user));
    }

    private void mutation(Call call, JsonObject response) throws IOException {
        call.answer(Fields.object(
                "response", response, "client", json.client(handshakes.client(call), call.applicationOrigin())));
    }

    private void update(Call call) throws IOException {
        answer(call, (user, session) -> {
            if (call.hasForm("first_name")) {
                user.firstName = call.form("first_name");
            }
            if (call.hasForm("last_name")) {
                user.lastName = call.form("last_name");
            }
            if (call.hasForm("primary_email_address_id")) {
                Email email = email(user, call.form("primary_email_address_id"));
                if (!email.verified) {
                    throw ApiError.form(
                            "form_param_value_invalid",
                            "The e-mail address is not verified.",
                            "primary_email_address_id");
                }
                user.primaryEmailId = email.id;
            }
            user.updatedAt++;
        });
    }

    private void changePassword(Call call) throws IOException {
        answer(call, (user, session) -> {
            if (!user.password.isEmpty() && !SignIns.isPassword(user, call.form("current_password"))) {
                throw ApiError.form("form_password_incorrect", "Password is incorrect.", "current_password");
            }
            user.password = call.form("new_password");
        });
    }

    private void addEmail(Call call) throws IOException {
        Session session = session(call);
        String address = call.form("email_address");
        mutation(call, json.email(directory.addEmail(session.user, address, false, false)));
    }

    private void email(Call call, BiConsumer<User, Email> change) throws IOException {
        User user = session(call).user;
        Email email = email(user, call.part(0));
        change.accept(user, email);
        mutation(call, json.email(email));
    }

    private static Email email(User user, String id) {
        return user.emails.stream()
                .filter(it -> it.id.equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("There is no such e-mail address."));
    }

    private List<JsonObject> activeSessions(Call call) {
        JsonObject activity = Fields.object(
                "latest_activity", Fields.object("object", "session_activity", "id", "act_1", "is_mobile", false));
        return List.of(Fields.merged(json.withoutToken(session(call)), activity));
    }

    private void memberships(Call call) throws IOException {
        User user = session(call).user;
        page(
                call,
                directory.organizationsOf(user.id).stream()
                        .map(it -> json.membership(it, user.id))
                        .toList());
    }

    private void members(Call call) throws IOException {
        Organization organization = organization(call);
        page(
                call,
                organization.members.keySet().stream()
                        .map(it -> json.membership(organization, it))
                        .toList());
    }

    private Organization organization(Call call) {
        Organization organization = directory.organizationOf(session(call).user.id, call.part(0));
        if (organization == null) {
            throw ApiError.notFound("There is no such organization.");
        }
        return organization;
    }

    private void createOrganization(Call call) throws IOException {
        Session session = session(call);
        mutation(
                call, json.organization(directory.addOrganization(call.form("name"), call.form("slug"), session.user)));
    }

    private static void nothing(Call call) throws IOException {
        page(call, List.of());
    }

    private static void page(Call call, List<JsonObject> all) throws IOException {
        call.answer(Fields.object("response", Fields.object("data", all, "total_count", all.size()), "client", null));
    }
}
