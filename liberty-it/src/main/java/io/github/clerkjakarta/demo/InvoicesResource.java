package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.HasPermission;
import io.github.clerkjakarta.Reverification.Preset;
import io.github.clerkjakarta.Reverified;
import io.github.clerkjakarta.SignedOutResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** An API. A caller without the permission gets 404. */
@Path("/api/invoices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvoicesResource {
    @Inject
    Auth auth;

    @Inject
    InvoiceBook book;

    @GET
    @HasPermission("org:invoices:read")
    public JsonObject list() {
        return Json.createObjectBuilder()
                .add("organization", String.valueOf(auth.getOrgSlug()))
                .add("invoices", Json.createArrayBuilder(book.list()))
                .build();
    }

    @POST
    @HasPermission("org:invoices:create")
    public Response create() {
        return Response.status(201).entity(book.add("INV-" + System.nanoTime())).build();
    }

    /** Irreversible, so the user must prove their identity first. */
    @DELETE
    @Path("/{number}")
    @HasPermission("org:invoices:create")
    @Reverified(Preset.STRICT)
    public String delete(@PathParam("number") String number) {
        return Json.createObjectBuilder()
                .add("deleted", book.remove(number))
                .build()
                .toString();
    }

    /** Not protected itself; the service that it calls is. */
    @GET
    @Path("/total")
    public String total() {
        return Json.createObjectBuilder().add("total", book.total()).build().toString();
    }

    /** For scripts that send their user to sign in. */
    @GET
    @Path("/mine")
    @HasPermission(value = "org:invoices:read", signedOut = SignedOutResponse.UNAUTHORIZED)
    public JsonObject mine(@Context SecurityContext security) {
        return Json.createObjectBuilder()
                .add("principal", security.getUserPrincipal().getName())
                .add("administrator", security.isUserInRole("org:admin"))
                .add("admin", security.isUserInRole("admin"))
                .build();
    }
}
