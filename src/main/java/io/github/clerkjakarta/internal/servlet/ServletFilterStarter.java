package io.github.clerkjakarta.internal.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.List;

/** Puts the filter in front of all servlets. */
public final class ServletFilterStarter {
    private static final String NAME = "io.github.clerkjakarta";

    private ServletFilterStarter() {}

    /** Whether it stands there now. */
    public static boolean start(Object context, List<String> patterns) {
        if (!(context instanceof ServletContext servlets)) {
            return false;
        }
        FilterRegistration.Dynamic filter = servlets.addFilter(NAME, new ClerkServletFilter(patterns));
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
        }
        return true;
    }
}
