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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The instance, its users and organizations, read from a JSON file. The default is {@code seed.json} beside this class.
 *
 * @param instance the name in the publishable key; a development name ends in {@code .accounts.dev}
 * @param multiSession true if a browser may have several users signed in at once
 * @param templates custom claims of JWT templates, by the template's name
 */
public record Seed(
        String instance,
        String secretKey,
        boolean multiSession,
        List<User> users,
        List<Organization> organizations,
        List<Machine> machines,
        List<ApiKey> apiKeys,
        Map<String, JsonObject> templates) {

    /**
     * A user who can sign in.
     *
     * @param status of the sessions that the user signs in to: {@code active} or {@code pending}
     * @param plan the name of the user's own plan, or empty
     */
    public record User(
            String id,
            String email,
            String password,
            String firstName,
            String lastName,
            String status,
            String plan,
            List<String> features) {}

    /**
     * An organization and its members.
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

    /**
     * A program that calls others with M2M tokens.
     *
     * @param id {@code mch_...}
     * @param secretKey {@code ak_...}, with which it asks for tokens
     * @param scopes the ids of the machines that it may call
     */
    public record Machine(String id, String name, String secretKey, List<String> scopes) {}

    /**
     * A key that a user or an organization gives to a program.
     *
     * @param secret {@code ak_...}
     * @param subject the user's or organization's id
     */
    public record ApiKey(String secret, String name, String subject, List<String> scopes) {}

    /** The users and organizations of the demo. */
    public static Seed standard() {
        try (InputStream in = Seed.class.getResourceAsStream("seed.json")) {
            return parse(Json.createReader(Objects.requireNonNull(in)).readObject());
        } catch (IOException e) {
            throw new IllegalStateException("The jar lacks seed.json.", e);
        }
    }

    /**
     * Returns the same users and organizations in a production instance, which recognises browsers by its own cookie.
     */
    public Seed inProduction() {
        return new Seed(
                "clerk.emulator.test",
                "sk_live_offline_clerk",
                multiSession,
                users,
                organizations,
                machines,
                apiKeys,
                templates);
    }

    /** Returns the same seed, in which a browser may have several users signed in at once, or only one. */
    public Seed multiSession(boolean several) {
        return new Seed(instance, secretKey, several, users, organizations, machines, apiKeys, templates);
    }

    /**
     * Reads a seed file.
     *
     * @throws IllegalArgumentException with a message that says what is wrong in the file
     */
    public static Seed read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /** @param name of the file, for messages */
    static Seed read(InputStream file, String name) {
        try (JsonReader reader = Json.createReader(file)) {
            return parse(reader.readObject());
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(name + " is no seed file: " + wrong.getMessage(), wrong);
        }
    }

    private static Seed parse(JsonObject json) {
        Map<String, JsonObject> templates = new LinkedHashMap<>();
        if (json.get("templates") instanceof JsonObject named) {
            named.forEach((name, claims) -> templates.put(name, claims.asJsonObject()));
        }
        return new Seed(
                required(json, "instance"),
                required(json, "secretKey"),
                json.getBoolean("multiSession", false),
                each(json, "users", Seed::user),
                each(json, "organizations", Seed::organization),
                each(json, "machines", Seed::machine),
                each(json, "apiKeys", Seed::apiKey),
                Map.copyOf(templates));
    }

    private static User user(JsonObject json) {
        return new User(
                required(json, "id"),
                required(json, "email"),
                json.getString("password", ""),
                json.getString("firstName", ""),
                json.getString("lastName", ""),
                json.getString("status", "active"),
                json.getString("plan", ""),
                texts(json, "features"));
    }

    private static Organization organization(JsonObject json) {
        return new Organization(
                required(json, "id"),
                required(json, "slug"),
                json.getString("name", required(json, "slug")),
                json.getString("plan", ""),
                texts(json, "features"),
                each(json, "members", Seed::member));
    }

    private static Member member(JsonObject json) {
        return new Member(required(json, "user"), json.getString("role", "member"), texts(json, "permissions"));
    }

    private static Machine machine(JsonObject json) {
        String id = required(json, "id");
        return new Machine(id, json.getString("name", id), required(json, "secretKey"), texts(json, "scopes"));
    }

    private static ApiKey apiKey(JsonObject json) {
        return new ApiKey(
                required(json, "secret"),
                json.getString("name", "API key"),
                required(json, "subject"),
                texts(json, "scopes"));
    }

    private static String required(JsonObject json, String name) {
        if (json.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new IllegalArgumentException("\"" + name + "\" is expected, a text, in " + json.keySet() + ".");
    }

    private static <T> List<T> each(JsonObject json, String name, Function<JsonObject, T> reader) {
        JsonArray array = json.getJsonArray(name);
        return array == null
                ? List.of()
                : array.stream().map(JsonValue::asJsonObject).map(reader).toList();
    }

    private static List<String> texts(JsonObject json, String name) {
        JsonArray array = json.getJsonArray(name);
        return array == null
                ? List.of()
                : array.getValuesAs(JsonString.class).stream()
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

    /** Returns the user of this id; empty if it is unknown. */
    public Optional<User> user(String id) {
        return users.stream().filter(user -> user.id.equals(id)).findFirst();
    }

    @Nullable
    Machine machineBySecret(String key) {
        return machines.stream()
                .filter(it -> it.secretKey.equals(key))
                .findFirst()
                .orElse(null);
    }
}
