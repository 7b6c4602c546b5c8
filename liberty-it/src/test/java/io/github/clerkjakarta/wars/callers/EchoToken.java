package io.github.clerkjakarta.wars.callers;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.client.ForwardToken;
import org.eclipse.microprofile.config.ConfigProvider;

/** As an application names who may have tokens; these tests have another port each time. */
public class EchoToken extends ForwardToken {
    public EchoToken() {
        super(TokenRequest.session(), ConfigProvider.getConfig().getValue("echo.origin", String.class));
    }
}
