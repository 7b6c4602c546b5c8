package io.github.clerkjakarta.it;

import java.util.List;
import java.util.stream.Stream;

/** All examples. */
final class Examples {
    private Examples() {}

    static final List<Example> ALL = Stream.of(
                    EjbExamples.ALL,
                    ServletExamples.ALL,
                    CdiExamples.ALL,
                    ContainerMadeExamples.ALL,
                    JaxRsExamples.ALL,
                    SubResourceExamples.ALL,
                    ApplicationExamples.ALL,
                    PackagingExamples.ALL,
                    LibraryExamples.ALL)
            .flatMap(List::stream)
            .toList();
}
