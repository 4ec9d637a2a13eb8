package io.github.convoscope.layout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The arrangements that there are. */
public final class Arrangements {
  /** All of them; the first is the default. */
  public static final List<Arrangement> ALL = List.of(new Terraces(), new Wall(), new Flat());

  private Arrangements() {}

  /** The default. */
  public static Arrangement usual() {
    return ALL.get(0);
  }

  /** The one in which everything lies in one plane, as a machine without 3D shows it. */
  public static Arrangement flat() {
    return ALL.get(ALL.size() - 1);
  }

  /** All names, for a message. */
  public static String names() {
    return ALL.stream().map(Arrangement::name).collect(Collectors.joining(", "));
  }

  /** The one with that name. */
  public static Optional<Arrangement> named(String name) {
    return ALL.stream().filter(arrangement -> arrangement.name().equals(name)).findFirst();
  }
}
