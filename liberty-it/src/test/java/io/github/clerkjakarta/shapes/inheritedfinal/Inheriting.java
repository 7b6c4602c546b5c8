package io.github.clerkjakarta.shapes.inheritedfinal;

import jakarta.enterprise.context.Dependent;

@Dependent
public class Inheriting extends Base {}
