package io.github.clerkjakarta.wars.callers;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Another service; its address is configured as {@code echo/mp-rest/url}. */
@RegisterRestClient(configKey = "echo")
@RegisterProvider(EchoToken.class)
public interface Echo {
    @GET
    @Path("/echo")
    String echo();
}
