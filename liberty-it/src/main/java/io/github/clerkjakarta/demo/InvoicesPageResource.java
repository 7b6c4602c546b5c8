package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.HasPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page that requires a permission, and whose script calls the API. */
@Path("/invoices")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
@HasPermission("org:invoices:read")
public class InvoicesPageResource {
    /** If the server requires a proof first, Clerk's dialog asks for it, and the call is repeated. */
    private static final String DELETE = """
            const answer = document.getElementById('answer');
            const remove = async () => {
              const response = await fetch('/api/invoices/INV-1', {method: 'DELETE'});
              const text = await response.text();
              const error = response.status === 403 ? JSON.parse(text).clerk_error : null;
              if (error?.reason !== 'reverification-error') {
                answer.textContent = response.status + ' ' + text;
                return;
              }
              const wanted = error.metadata.reverification;
              Clerk.__internal_openReverification({
                level: wanted?.level ?? (wanted === 'strict_mfa' ? 'multi_factor' : 'second_factor'),
                afterVerification: remove,
                afterVerificationCancelled: () => { answer.textContent = 'not verified'; },
              });
            };
            document.getElementById('delete').onclick = remove;
            """;

    @Inject
    Page page;

    @GET
    public Response invoices() {
        return page.of(
                "Invoices",
                "<p><button id=load>Load invoices</button> <button id=delete>Delete INV-1</button></p><pre id=answer></pre>"
                        + page.script(DELETE)
                        + page.script("document.getElementById('load').onclick = async () => {"
                                + "const response = await fetch('/api/invoices');"
                                + "document.getElementById('answer').textContent ="
                                + " response.status + ' ' + (response.ok ? await response.text() : '');};"));
    }
}
