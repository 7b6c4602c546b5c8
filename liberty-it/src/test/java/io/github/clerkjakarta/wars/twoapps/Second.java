package io.github.clerkjakarta.wars.twoapps;

import io.github.clerkjakarta.wars.modes.OnMethod;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

@ApplicationPath("/second")
public class Second extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OnMethod.class);
    }
}
