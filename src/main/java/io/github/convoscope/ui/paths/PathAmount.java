package io.github.convoscope.ui.paths;

import java.util.Locale;

/** How many pathways are shown. */
enum PathAmount {
  /** A few, to see at a glance. */
  FEW(3),
  /** Many. */
  MORE(8),
  /** None. */
  NONE(0);

  private final int strongest;

  PathAmount(int strongest) {
    this.strongest = strongest;
  }

  /** Number of terms at each knot, and of knots in each layer, at most. */
  int strongest() {
    return strongest;
  }

  /** The name under which a setting stores it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The amount of that name; a few for an unknown one. */
  static PathAmount of(String key) {
    for (PathAmount amount : values()) {
      if (amount.key().equals(key)) {
        return amount;
      }
    }
    return FEW;
  }

  /** The next one in a circle. */
  PathAmount next() {
    return values()[(ordinal() + 1) % values().length];
  }
}
