package io.github.clerkjakarta.wars.listedsingletons;

import io.github.clerkjakarta.wars.modes.OnClass;
import io.github.clerkjakarta.wars.modes.OnMethod;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

@ApplicationPath("/")
public class Root extends Application {
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return Set.of(new OnClass(), new OnMethod());
    }
}
