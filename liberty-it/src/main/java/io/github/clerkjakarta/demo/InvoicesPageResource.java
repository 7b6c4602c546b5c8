package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.HasPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page for a permission, whose script calls the API. */
@Path("/invoices")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
@HasPermission("org:invoices:read")
public class InvoicesPageResource {
    @Inject
    Page page;

    @GET
    public Response invoices() {
        return page.of(
                "Invoices",
                "<p><button id=load>Load invoices</button></p><pre id=answer></pre>"
                        + page.script("document.getElementById('load').onclick = async () => {"
                                + "const response = await fetch('/api/invoices');"
                                + "document.getElementById('answer').textContent ="
                                + " response.status + ' ' + (response.ok ? await response.text() : '');};"));
    }
}
