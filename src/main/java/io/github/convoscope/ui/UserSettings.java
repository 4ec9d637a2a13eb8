package io.github.convoscope.ui;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.colour.RangeMode;
import java.util.Locale;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person has chosen, as live properties that are kept between runs. With the system property
 * {@code convoscope.settings=none} they start from their defaults and nothing is kept. JavaFX
 * thread.
 */
public final class UserSettings {
  private static final String NODE = "io/github/convoscope/1";

  /** The JDK warns at length where a home folder can't be written; settings are then not kept. */
  private static final Logger LOG = LoggerFactory.getLogger(UserSettings.class);

  private final @Nullable Preferences store;
  private final StringProperty palette;
  private final StringProperty range;
  private final BooleanProperty projector;
  private final BooleanProperty reducedMotion;
  private final BooleanProperty antialiasing;
  private final BooleanProperty normalise;
  private boolean passing;

  private UserSettings(@Nullable Preferences store) {
    this.store = store;
    palette = text("palette", "viridis");
    range = text("range", "layer");
    projector = flag("projector", false);
    reducedMotion = flag("reduced-motion", false);
    antialiasing = flag("antialiasing", false);
    normalise = flag("normalise", true);
  }

  /** The settings of this person on this machine. */
  public static UserSettings load() {
    return "none".equals(System.getProperty("convoscope.settings")) ? defaults() : kept();
  }

  private static UserSettings kept() {
    return new UserSettings(Preferences.userRoot().node(NODE));
  }

  /** The defaults, never kept. */
  public static UserSettings defaults() {
    return new UserSettings(null);
  }

  /** Name of the colour map for values that are never negative. */
  public StringProperty palette() {
    return palette;
  }

  /**
   * What the colours' range is taken from: {@code unit}, {@code layer}, {@code network}, {@code
   * drawing}.
   */
  public StringProperty range() {
    return range;
  }

  /** The colour maps that the palette's name stands for; the default where there is none. */
  public Palette colours() {
    String name = palette.get();
    boolean known = ColourMap.SEQUENTIAL.contains(name) || ColourMap.DIVERGING.contains(name);
    return known ? Palette.named(name) : Palette.DEFAULT;
  }

  /** Over which range colours are spread. */
  public RangeMode rangeMode() {
    for (RangeMode mode : RangeMode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(range.get())) {
        return mode;
      }
    }
    return RangeMode.LAYER;
  }

  /** Large type and a light background, for a classroom. */
  public BooleanProperty projector() {
    return projector;
  }

  /** Camera and panels jump instead of gliding. */
  public BooleanProperty reducedMotion() {
    return reducedMotion;
  }

  /** Smooth edges in the 3D scene; slow without a graphics card. */
  public BooleanProperty antialiasing() {
    return antialiasing;
  }

  /** Whether drawings are normalised before the network sees them. */
  public BooleanProperty normalise() {
    return normalise;
  }

  /** Everything back to its default. */
  public void reset() {
    palette.set("viridis");
    range.set("layer");
    projector.set(false);
    reducedMotion.set(false);
    antialiasing.set(false);
    normalise.set(true);
  }

  /** A setting of a feature's own, kept under its name. */
  public StringProperty text(String name, String otherwise) {
    SimpleStringProperty property =
        new SimpleStringProperty(store == null ? otherwise : store.get(name, otherwise));
    property.addListener((observed, before, now) -> keep(name, now));
    return property;
  }

  /** A switch of a feature's own, kept under its name. */
  public BooleanProperty flag(String name, boolean otherwise) {
    SimpleBooleanProperty property =
        new SimpleBooleanProperty(store == null ? otherwise : store.getBoolean(name, otherwise));
    property.addListener((observed, before, now) -> keep(name, String.valueOf(now)));
    return property;
  }

  /** Makes changes that are not kept, as the command line asks for: they hold until closing. */
  public void forNow(Runnable changes) {
    passing = true;
    changes.run();
    passing = false;
  }

  private void keep(String name, String value) {
    if (store != null && !passing) {
      store.put(name, value);
      try {
        store.flush();
      } catch (BackingStoreException notKept) {
        LOG.debug("settings are not kept", notKept);
      }
    }
  }
}
