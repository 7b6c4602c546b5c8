package io.github.clerkjakarta.emulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users and organizations: those of the seed, with all changes since. Not thread-safe, see {@link Emulator}. */
final class Directory {
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Organization> organizations = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;

    Directory(Seed seed, Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
        for (Seed.User it : seed.users()) {
            User user = new User(it.id(), clock.millis());
            user.password = it.password();
            user.firstName = it.firstName();
            user.lastName = it.lastName();
            user.status = it.status();
            user.plan = it.plan();
            user.features.addAll(it.features());
            user.addEmail("idn_" + it.id(), it.email()).verified = true;
            users.put(it.id(), user);
        }
        for (Seed.Organization it : seed.organizations()) {
            Organization organization = new Organization(it.id(), it.slug(), it.name(), clock.millis());
            organization.plan = it.plan();
            organization.features.addAll(it.features());
            for (Seed.Member member : it.members()) {
                organization.members.put(
                        member.user(), new Member(member.role(), new LinkedHashSet<>(member.permissions())));
            }
            organizations.put(it.id(), organization);
        }
    }

    static final class Email {
        final String id;
        final String address;
        boolean verified;

        private Email(String id, String address) {
            this.id = id;
            this.address = address;
        }
    }

    static final class User {
        final String id;
        final long createdAt;
        final List<Email> emails = new ArrayList<>();
        final Set<String> features = new LinkedHashSet<>();
        String plan = "";
        String password = "";
        String firstName = "";
        String lastName = "";
        String status = "active";
        String primaryEmailId = "";
        long updatedAt;

        @Nullable
        Long lastSignInAt;

        private User(String id, long now) {
            this.id = id;
            createdAt = now;
            updatedAt = now;
        }

        Email addEmail(String emailId, String address) {
            Email email = new Email(emailId, address);
            emails.add(email);
            if (primaryEmailId.isEmpty()) {
                primaryEmailId = emailId;
            }
            return email;
        }

        Email primaryEmail() {
            return emails.stream()
                    .filter(it -> it.id.equals(primaryEmailId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(id + " has no e-mail address."));
        }
    }

    static final class Organization {
        final String id;
        final long createdAt;
        final Map<String, Member> members = new LinkedHashMap<>();
        final Set<String> features = new LinkedHashSet<>();
        String slug;
        String name;
        String plan = "";

        private Organization(String id, String slug, String name, long now) {
            this.id = id;
            this.slug = slug;
            this.name = name;
            createdAt = now;
        }
    }

    /** @param permissions as {@code feature:permission} */
    record Member(String role, Set<String> permissions) {}

    List<User> users() {
        return List.copyOf(users.values());
    }

    List<Organization> organizations() {
        return List.copyOf(organizations.values());
    }

    Optional<User> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    Optional<User> userByEmail(String address) {
        return users.values().stream()
                .filter(user ->
                        user.emails.stream().anyMatch(it -> it.address.equals(address.toLowerCase(Locale.ROOT))))
                .findFirst();
    }

    User addUser(String address, String password, String firstName, String lastName) {
        User user = new User(ids.next("user_"), clock.millis());
        user.password = password;
        user.firstName = firstName;
        user.lastName = lastName;
        user.addEmail(ids.next("idn_"), address.toLowerCase(Locale.ROOT)).verified = true;
        users.put(user.id, user);
        return user;
    }

    /** @throws ApiError if it is no address, or is taken */
    Email addEmail(User user, String address, boolean verified, boolean primary) {
        if (!address.contains("@")) {
            throw ApiError.form("form_param_format_invalid", "That is no email address.", "email_address");
        }
        if (userByEmail(address).isPresent()) {
            throw ApiError.form(
                    "form_identifier_exists", "That email address is taken. Please try another.", "email_address");
        }
        user.updatedAt = clock.millis();
        Email email = user.addEmail(ids.next("idn_"), address.toLowerCase(Locale.ROOT));
        email.verified = verified;
        if (primary) {
            user.primaryEmailId = email.id;
        }
        return email;
    }

    List<Organization> organizationsOf(String userId) {
        return organizations.values().stream()
                .filter(it -> it.members.containsKey(userId))
                .toList();
    }

    /** Returns an organization of the user, by id or slug. */
    @Nullable
    Organization organizationOf(String userId, @Nullable String idOrSlug) {
        return organizationsOf(userId).stream()
                .filter(it -> it.id.equals(idOrSlug) || it.slug.equals(idOrSlug))
                .findFirst()
                .orElse(null);
    }

    /** Returns the id of the organization that is active after sign-in, or null if the user is in none. */
    @Nullable
    String firstOrganizationOf(String userId) {
        return organizationsOf(userId).stream().map(it -> it.id).findFirst().orElse(null);
    }

    /**
     * Adds an organization. Its creator gets every permission of the first organization's features: the seed has no
     * others.
     */
    Organization addOrganization(String name, @Nullable String slug, User creator) {
        String wanted =
                slug == null || slug.isEmpty() ? name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") : slug;
        if (organizations.values().stream().anyMatch(it -> it.slug.equals(wanted))) {
            throw ApiError.form("form_identifier_exists", "The slug \"" + wanted + "\" is taken.", "slug");
        }
        Organization organization = new Organization(ids.next("org_"), wanted, name, clock.millis());
        Set<String> permissions = new LinkedHashSet<>();
        organizations.values().stream().findFirst().ifPresent(first -> {
            organization.features.addAll(first.features);
            first.members.values().forEach(it -> permissions.addAll(it.permissions));
        });
        organization.members.put(creator.id, new Member("admin", permissions));
        organizations.put(organization.id, organization);
        return organization;
    }

    Member membership(Organization organization, String userId) {
        return Objects.requireNonNull(organization.members.get(userId), "not a member");
    }
}
