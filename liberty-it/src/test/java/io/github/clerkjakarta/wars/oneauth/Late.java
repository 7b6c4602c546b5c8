package io.github.clerkjakarta.wars.oneauth;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ClerkApiException;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.SignedOutResponse;
import io.github.clerkjakarta.TokenType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Every refusal, thrown at once and reported later by another thread. */
@Path("late/{kind}")
@RequestScoped
public class Late {
    /** Long enough for the request's thread to leave. */
    private static final int MILLIS = 10;

    @Inject
    Auth auth;

    @PathParam("kind")
    String kind;

    private RuntimeException refusal() {
        return switch (kind) {
            case "not-found" -> new ProtectionException.NotFound("some-reason");
            case "redirect" -> new ProtectionException.Redirect("http://localhost/welcome", 307);
            case "see-other" -> new ProtectionException.Redirect("http://localhost/welcome?a=b|c", 303);
            case "unauthorized" -> new ProtectionException.Unauthorized("http://localhost/sign-in");
            case "machine" -> new ProtectionException.MachineUnauthorized("Bearer realm=\"x\"");
            case "forbidden" -> new ProtectionException.Forbidden();
            case "answer" -> new ProtectionException.Answer(451, "text/html", "<b>Not here</b>");
            case "answer-400" -> new ProtectionException.Answer(400, "text/html", "<b>Not so</b>");
            case "reverification" ->
                new ProtectionException.ReverificationNeeded(Reverification.of(Reverification.Preset.STRICT));
            case "unavailable" -> new ProtectionException.Unavailable();
            case "api-later" -> new ClerkApiException("busy", 503, "busy", true);
            case "api-never" -> new ClerkApiException("wrong", 422, "wrong", false);
            default -> asked();
        };
    }

    /** Returns the exceptions as {@code auth} creates them. */
    private RuntimeException asked() {
        try {
            switch (kind) {
                case "protect" -> auth.protect();
                case "protect-role" -> auth.protect(Requirement.role("org:nobody"));
                case "protect-machine" -> auth.protect(Protection.accepting(TokenType.M2M));
                case "protect-status" -> auth.protect(Protection.signedIn().signedOut(SignedOutResponse.UNAUTHORIZED));
                case "to-sign-in" -> auth.redirectToSignIn();
                default -> throw new IllegalArgumentException(kind);
            }
            return new ProtectionException.Answer(200, "text/plain", "passed");
        } catch (ProtectionException refusal) {
            return refusal;
        }
    }

    private static void later(Runnable what) {
        CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS).execute(what);
    }

    @GET
    @Path("direct")
    public String direct() {
        throw refusal();
    }

    @GET
    @Path("failed")
    public CompletionStage<String> failed() {
        return CompletableFuture.failedFuture(refusal());
    }

    @GET
    @Path("completed")
    public CompletionStage<String> completed() {
        RuntimeException refusal = refusal();
        CompletableFuture<String> future = new CompletableFuture<>();
        later(() -> future.completeExceptionally(refusal));
        return future;
    }

    @GET
    @Path("supplied")
    public CompletionStage<String> supplied() {
        RuntimeException refusal = refusal();
        return CompletableFuture.supplyAsync(
                () -> {
                    throw refusal;
                },
                CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS));
    }

    @GET
    @Path("applied")
    public CompletionStage<String> applied() {
        RuntimeException refusal = refusal();
        CompletableFuture<String> future = new CompletableFuture<>();
        later(() -> future.complete("x"));
        return future.thenApply(it -> {
            throw refusal;
        });
    }

    @GET
    @Path("composed")
    public CompletionStage<String> composed() {
        RuntimeException refusal = refusal();
        return CompletableFuture.supplyAsync(
                        () -> "x", CompletableFuture.delayedExecutor(MILLIS, TimeUnit.MILLISECONDS))
                .thenCompose(it -> CompletableFuture.<String>failedFuture(new CompletionException(refusal)))
                .thenApply(it -> it + "y");
    }

    @GET
    @Path("resumed")
    public void resumed(@Suspended AsyncResponse response) {
        RuntimeException refusal = refusal();
        later(() -> response.resume(refusal));
    }

    @GET
    @Path("resumed-here")
    public void resumedHere(@Suspended AsyncResponse response) {
        response.resume(refusal());
    }

    @GET
    @Path("timeout")
    public void timeout(@Suspended AsyncResponse response) {
        RuntimeException refusal = refusal();
        response.setTimeoutHandler(it -> it.resume(refusal));
        response.setTimeout(MILLIS, TimeUnit.MILLISECONDS);
    }
}
