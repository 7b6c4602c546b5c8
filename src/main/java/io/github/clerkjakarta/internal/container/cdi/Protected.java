package io.github.clerkjakarta.internal.container.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks methods whose protection CDI does not see: inherited, by an interface, by a stereotype. The extension adds it.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Protected {
    final class Literal extends AnnotationLiteral<Protected> implements Protected {
        private static final long serialVersionUID = 1L;
        static final Literal INSTANCE = new Literal();
    }
}
