package io.github.convoscope.ui;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import java.util.List;
import java.util.Locale;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the user's settings as properties, and stores them between runs. With the system property
 * {@code convoscope.settings=none}, all settings start from their defaults and nothing is stored.
 * JavaFX thread.
 */
public final class UserSettings {
  /** Sizes of text that the user can choose, in per cent. */
  private static final List<Integer> TEXT_SIZES = List.of(75, 85, 100, 115, 130, 150, 175, 200);

  private static final String USUAL_TEXT = "100";
  private static final String NODE = "io/github/convoscope/1";

  /**
   * The JDK logs long warnings if the home folder is not writable; settings are then not stored.
   */
  private static final Logger LOG = LoggerFactory.getLogger(UserSettings.class);

  private final @Nullable Preferences store;
  private final StringProperty palette;
  private final StringProperty range;
  private final StringProperty arrangement;
  private final StringProperty relief;
  private final StringProperty textSize;
  private final StringProperty background;
  private final StringProperty language;
  private final BooleanProperty projector;
  private final BooleanBinding light;
  private final BooleanProperty reducedMotion;
  private final BooleanProperty antialiasing;
  private final BooleanProperty normalise;
  private boolean passing;
  private boolean guests;

  private UserSettings(@Nullable Preferences store) {
    this.store = store;
    palette = text("palette", Palette.DEFAULT.sequential().name());
    range = text("range", "layer");
    arrangement = text("arrangement", Arrangements.usual().name());
    relief = text("relief", ReliefChoice.USUAL.settingName());
    textSize = text("text-size", USUAL_TEXT);
    background = text("background", Background.USUAL.settingName());
    language = text("language", "");
    projector = flag("projector", false);
    light = Bindings.createBooleanBinding(this::isLight, projector, background);
    reducedMotion = flag("reduced-motion", false);
    antialiasing = flag("antialiasing", false);
    normalise = flag("normalise", true);
  }

  /** Loads the stored settings of this user on this machine. */
  public static UserSettings load() {
    return "none".equals(System.getProperty("convoscope.settings")) ? defaults() : kept();
  }

  private static UserSettings kept() {
    return new UserSettings(Preferences.userRoot().node(NODE));
  }

  /** Makes settings with their defaults, which are never stored. */
  public static UserSettings defaults() {
    return new UserSettings(null);
  }

  /** The name of the colour map for values that are never negative. */
  public StringProperty palette() {
    return palette;
  }

  /**
   * The name of the range over which colours are spread: {@code unit}, {@code layer}, {@code
   * network} or {@code drawing}.
   */
  public StringProperty range() {
    return range;
  }

  /**
   * The colour maps with the palette's name, as they are in the theme; the default ones if the name
   * is unknown.
   */
  public Palette colours() {
    String name = palette.get();
    boolean known = ColourMap.SEQUENTIAL.contains(name) || ColourMap.DIVERGING.contains(name);
    return (known ? Palette.named(name) : Palette.DEFAULT).on(light.get());
  }

  /** The range over which colours are spread. */
  public RangeMode rangeMode() {
    for (RangeMode mode : RangeMode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(range.get())) {
        return mode;
      }
    }
    return RangeMode.LAYER;
  }

  /** The name of the arrangement of the layers. */
  public StringProperty arrangementName() {
    return arrangement;
  }

  /** The arrangement of the layers; the usual one if the name is unknown. */
  public Arrangement arrangement() {
    return Arrangements.named(arrangement.get()).orElse(Arrangements.usual());
  }

  /** The name of the relief, from {@link ReliefChoice#settingName}. */
  public StringProperty reliefName() {
    return relief;
  }

  /** How far cells stand out of their boards; as usual if the name is unknown. */
  public ReliefChoice relief() {
    return ReliefChoice.named(relief.get());
  }

  /** How far cells stand out of their boards. */
  public enum ReliefChoice {
    /** Everything lies flat. */
    OFF(0),
    /** As usual. */
    USUAL(1),
    /** Twice as far as usual. */
    TALL(2);

    private final double strength;

    ReliefChoice(double strength) {
      this.strength = strength;
    }

    /** 0 for not at all, 1 for as usual. */
    public double strength() {
      return strength;
    }

    /** The name under which it is stored. */
    public String settingName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static ReliefChoice named(String name) {
      return Stream.of(values())
          .filter(relief -> relief.settingName().equals(name))
          .findFirst()
          .orElse(USUAL);
    }
  }

  /** The tag of the window's language, such as {@code de}; empty for the system's. */
  public StringProperty language() {
    return language;
  }

  /** The size of text, in per cent of the usual one. */
  public StringProperty textSize() {
    return textSize;
  }

  /** The factor of {@link #textSize()}; 1 if it is unknown. */
  double textFactor() {
    return TEXT_SIZES.get(textStep()) / 100.0;
  }

  /** Chooses the next larger text with 1, the next smaller one with −1. */
  void changeTextSize(int steps) {
    int next = Math.max(0, Math.min(TEXT_SIZES.size() - 1, textStep() + steps));
    textSize.set(String.valueOf(TEXT_SIZES.get(next)));
  }

  /** Chooses the usual size of text. */
  void resetTextSize() {
    textSize.set(USUAL_TEXT);
  }

  private int textStep() {
    for (int step = 0; step < TEXT_SIZES.size(); step++) {
      if (String.valueOf(TEXT_SIZES.get(step)).equals(textSize.get())) {
        return step;
      }
    }
    return TEXT_SIZES.indexOf(Integer.valueOf(USUAL_TEXT));
  }

  /**
   * Projector mode: large text and thick lines for a classroom and, as usual, a light background.
   */
  public BooleanProperty projector() {
    return projector;
  }

  /** The name of the choice of background, from {@link Background#settingName}. */
  public StringProperty background() {
    return background;
  }

  /** Whether the window has dark letters on a light background. */
  public ObservableBooleanValue light() {
    return light;
  }

  private boolean isLight() {
    return background.get().equals(Background.LIGHT.settingName())
        || projector.get() && !background.get().equals(Background.DARK.settingName());
  }

  /** Whether the window is light or dark. */
  public enum Background {
    /** Dark at a desk, light in projector mode. */
    USUAL,
    /** Light, for a bright room. */
    LIGHT,
    /** Dark, for a dark room. */
    DARK;

    /** The name under which it is stored. */
    public String settingName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reduced motion: camera and panels jump instead of gliding. */
  public BooleanProperty reducedMotion() {
    return reducedMotion;
  }

  /** Antialiasing: smooth edges in the 3D scene; slow without a graphics card. */
  public BooleanProperty antialiasing() {
    return antialiasing;
  }

  /** Normalising: drawings are normalised before the network computes them. */
  public BooleanProperty normalise() {
    return normalise;
  }

  /** Sets everything back to its default. */
  public void reset() {
    palette.set(Palette.DEFAULT.sequential().name());
    range.set("layer");
    arrangement.set(Arrangements.usual().name());
    relief.set(ReliefChoice.USUAL.settingName());
    textSize.set(USUAL_TEXT);
    background.set(Background.USUAL.settingName());
    language.set("");
    projector.set(false);
    reducedMotion.set(false);
    antialiasing.set(false);
    normalise.set(true);
  }

  /** A feature's own setting, a text stored under this name. */
  public StringProperty text(String name, String otherwise) {
    SimpleStringProperty property =
        new SimpleStringProperty(store == null ? otherwise : store.get(name, otherwise));
    property.addListener((observed, before, now) -> keep(name, now));
    return property;
  }

  /** A feature's own switch, stored under this name. */
  public BooleanProperty flag(String name, boolean otherwise) {
    SimpleBooleanProperty property =
        new SimpleBooleanProperty(store == null ? otherwise : store.getBoolean(name, otherwise));
    property.addListener((observed, before, now) -> keep(name, String.valueOf(now)));
    return property;
  }

  /**
   * Makes changes that last until the window is closed and are not stored, such as options of the
   * command line.
   */
  public void forNow(Runnable changes) {
    passing = true;
    changes.run();
    passing = false;
  }

  /** Stores no further change: the window is used by guests. */
  public void keepNothing() {
    guests = true;
  }

  /** True where settings are stored between runs. */
  public boolean isStored() {
    return store != null;
  }

  private void keep(String name, String value) {
    if (store != null && !passing && !guests) {
      store.put(name, value);
      try {
        store.flush();
      } catch (BackingStoreException notKept) {
        LOG.debug("settings cannot be stored", notKept);
      }
    }
  }
}
