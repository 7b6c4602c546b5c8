package io.github.clerkjakarta.wars.twoapps;

import io.github.clerkjakarta.wars.modes.OnClass;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

@ApplicationPath("/first")
public class First extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OnClass.class);
    }
}
