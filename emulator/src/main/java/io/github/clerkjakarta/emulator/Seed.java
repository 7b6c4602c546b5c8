package io.github.clerkjakarta.emulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instance, its users and organizations, as a readable JSON file says; {@code seed.json} beside this class is the one
 * that is used where none is given.
 *
 * @param instance the name that the publishable key carries; a development name ends in {@code .accounts.dev}
 */
public record Seed(String instance, String secretKey, List<User> users, List<Organization> organizations) {

    /**
     * Somebody who can sign in.
     *
     * @param status of the sessions that the user signs in to: {@code active} or {@code pending}
     */
    public record User(String id, String email, String password, String firstName, String lastName, String status) {}

    /**
     * An organization and who is in it.
     *
     * @param plan the plan's name, or empty
     * @param features the features the organization has, in the order in which tokens list them
     */
    public record Organization(
            String id, String slug, String name, String plan, List<String> features, List<Member> members) {}

    /**
     * A user in an organization.
     *
     * @param permissions as {@code feature:permission}
     */
    public record Member(String user, String role, List<String> permissions) {}

    /** The users and organizations of the demo. */
    public static Seed standard() {
        try (InputStream in = Seed.class.getResourceAsStream("seed.json")) {
            return parse(Json.createReader(Objects.requireNonNull(in)).readObject());
        } catch (IOException e) {
            throw new IllegalStateException("The jar lacks seed.json.", e);
        }
    }

    /** The same users and organizations in a production instance, which knows browsers by its own cookie. */
    public Seed inProduction() {
        return new Seed("clerk.emulator.test", "sk_live_offline_clerk", users, organizations);
    }

    /**
     * Reads a seed file.
     *
     * @throws IllegalArgumentException where it is not as expected, with what is wrong in it
     */
    public static Seed read(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return parse(reader.readObject());
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(file + " is no seed file: " + wrong.getMessage(), wrong);
        }
    }

    private static Seed parse(JsonObject json) {
        return new Seed(
                json.getString("instance"),
                json.getString("secretKey"),
                json.getJsonArray("users").getValuesAs(Seed::user),
                json.getJsonArray("organizations").getValuesAs(Seed::organization));
    }

    private static User user(JsonValue value) {
        JsonObject json = value.asJsonObject();
        return new User(
                json.getString("id"),
                json.getString("email"),
                json.getString("password"),
                json.getString("firstName", ""),
                json.getString("lastName", ""),
                json.getString("status", "active"));
    }

    private static Organization organization(JsonValue value) {
        JsonObject json = value.asJsonObject();
        return new Organization(
                json.getString("id"),
                json.getString("slug"),
                json.getString("name"),
                json.getString("plan", ""),
                texts(json.getJsonArray("features")),
                json.getJsonArray("members").getValuesAs(it -> member(it.asJsonObject())));
    }

    private static Member member(JsonObject json) {
        return new Member(json.getString("user"), json.getString("role"), texts(json.getJsonArray("permissions")));
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    public boolean isDevelopment() {
        return instance.endsWith(".accounts.dev");
    }

    public String publishableKey() {
        String encoded = Base64.getEncoder().encodeToString((instance + "$").getBytes(StandardCharsets.UTF_8));
        return (isDevelopment() ? "pk_test_" : "pk_live_") + encoded;
    }

    Optional<User> userById(String id) {
        return users.stream().filter(user -> user.id.equals(id)).findFirst();
    }

    Optional<User> userByEmail(String email) {
        return users.stream().filter(user -> user.email.equals(email)).findFirst();
    }

    List<Organization> organizationsOf(String userId) {
        return organizations.stream()
                .filter(it -> membership(it, userId) != null)
                .toList();
    }

    /** The id of the organization that is active after sign-in, or null. */
    @Nullable
    String firstOrganizationOf(String userId) {
        return organizationsOf(userId).stream()
                .map(Organization::id)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Organization organizationOf(String userId, String idOrSlug) {
        return organizationsOf(userId).stream()
                .filter(it -> it.id.equals(idOrSlug) || it.slug.equals(idOrSlug))
                .findFirst()
                .orElse(null);
    }

    static @Nullable Member membership(Organization organization, String userId) {
        return organization.members.stream()
                .filter(member -> member.user.equals(userId))
                .findFirst()
                .orElse(null);
    }
}
