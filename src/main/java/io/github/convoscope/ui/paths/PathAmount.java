package io.github.convoscope.ui.paths;

import io.github.convoscope.ui.UserSettings;
import java.util.Locale;
import javafx.beans.property.StringProperty;

/** How many pathways are shown. */
public enum PathAmount {
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
  public int strongest() {
    return strongest;
  }

  /** The setting of a user. */
  static StringProperty setting(UserSettings settings) {
    return settings.text("paths", FEW.key());
  }

  /** What a user has chosen. */
  public static PathAmount chosen(UserSettings settings) {
    return of(setting(settings).get());
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
