package io.github.clerkjakarta.wars.callers;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.client.ForwardToken;
import org.eclipse.microprofile.config.ConfigProvider;

/** Names the recipients of tokens, as an application does; these tests have another port each time. */
public class EchoToken extends ForwardToken {
    public EchoToken() {
        super(TokenRequest.session(), ConfigProvider.getConfig().getValue("echo.origin", String.class));
    }
}
