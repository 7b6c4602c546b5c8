package io.github.clerkjakarta.internal.requirement;

import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.HasFeature;
import io.github.clerkjakarta.HasPermission;
import io.github.clerkjakarta.HasPlan;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.Match;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.Reverified;
import io.github.clerkjakarta.SignedOutResponse;
import io.github.clerkjakarta.TokenType;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns an annotation of the library into the protection that it stands for. */
public final class AnnotationReader {
    /** The library's annotations, in the order in which they are checked. */
    public static final List<Class<? extends Annotation>> KINDS = List.of(
            Authenticated.class, HasRole.class, HasPermission.class, HasFeature.class, HasPlan.class, Reverified.class);

    private AnnotationReader() {}

    /** @throws IllegalArgumentException with a message that says what is wrong with the annotation's members */
    static Protection protection(Annotation annotation) {
        if (annotation instanceof HasRole it) {
            Protection role = require(it.value(), it.match(), Requirement::role, "@HasRole");
            return with(role, it.unauthenticatedUrl(), it.unauthorizedUrl(), it.signedOut(), it.token());
        }
        if (annotation instanceof HasPermission it) {
            refuseSystemPermissions(it.value());
            Protection permission = require(it.value(), it.match(), Requirement::permission, "@HasPermission");
            return with(permission, it.unauthenticatedUrl(), it.unauthorizedUrl(), it.signedOut(), it.token());
        }
        if (annotation instanceof HasFeature it) {
            Protection feature = require(it.value(), it.match(), Requirement::feature, "@HasFeature");
            return with(feature, it.unauthenticatedUrl(), it.unauthorizedUrl(), it.signedOut(), it.token());
        }
        if (annotation instanceof HasPlan it) {
            Protection plan = require(it.value(), it.match(), Requirement::plan, "@HasPlan");
            return with(plan, it.unauthenticatedUrl(), it.unauthorizedUrl(), it.signedOut(), it.token());
        }
        if (annotation instanceof Reverified it) {
            Protection protection = Protection.signedIn().reverified(reverification(it));
            return with(protection, it.unauthenticatedUrl(), "", it.signedOut(), TokenType.SESSION);
        }
        Authenticated it = (Authenticated) annotation;
        return with(Protection.signedIn(), it.unauthenticatedUrl(), "", it.signedOut(), it.token());
    }

    private static void refuseSystemPermissions(String[] permissions) {
        for (String permission : permissions) {
            if (permission.startsWith("org:sys_")) {
                throw new IllegalArgumentException(
                        "@HasPermission(\"" + permission + "\") refuses every caller: Clerk never"
                                + " puts system permissions into a session token. Ask for a role, or for a custom permission such as"
                                + " org:invoices:create.");
            }
        }
    }

    private static Reverification reverification(Reverified it) {
        if (it.afterMinutes() < 0) {
            throw new IllegalArgumentException("@Reverified(afterMinutes = " + it.afterMinutes()
                    + ") refuses every caller. Minutes > 0 are expected.");
        }
        return it.afterMinutes() == 0
                ? Reverification.of(it.value())
                : Reverification.of(it.level(), Duration.ofMinutes(it.afterMinutes()));
    }

    private static Protection with(
            Protection protection,
            String unauthenticatedUrl,
            String unauthorizedUrl,
            SignedOutResponse signedOut,
            TokenType... token) {
        if (token.length == 0) {
            throw new IllegalArgumentException("token = {} refuses every caller. Name at least one kind of token.");
        }
        Protection complete = protection.signedOut(signedOut).token(token[0], token);
        if (!unauthenticatedUrl.isEmpty()) {
            complete = complete.unauthenticatedUrl(unauthenticatedUrl);
        }
        return unauthorizedUrl.isEmpty() ? complete : complete.unauthorizedUrl(unauthorizedUrl);
    }

    private static Protection require(
            String[] values, Match match, Function<String, Requirement> one, String annotation) {
        if (values.length == 0 || Stream.of(values).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(annotation + " is empty or has a blank value. Name at least one value."
                    + " To accept every signed-in user, use @Authenticated.");
        }
        return Protection.require(Stream.of(values)
                .map(one)
                .reduce(match == Match.ALL ? Requirement::and : Requirement::or)
                .orElseThrow());
    }
}
