package io.github.clerkjakarta.wars.inheritedfinalmethod;

import jakarta.enterprise.context.Dependent;

@Dependent
public class Inheriting extends Base {}
