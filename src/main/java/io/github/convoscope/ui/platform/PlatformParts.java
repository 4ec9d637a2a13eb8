package io.github.convoscope.ui.platform;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the parts of this package that change how the program behaves, once for the process:
 *
 * <pre>{@code
 * PlatformParts.get().surface().install(stage, scene);
 * }</pre>
 *
 * <p>System properties switch them. Each is {@code on} or {@code off}; without one, a part is on
 * where its system, and the version of JavaFX, are among those on which its tests were run.
 *
 * <ul>
 *   <li>{@code convoscope.platform.surface} for {@link WindowSurfaceRetention}
 *   <li>{@code convoscope.platform.copies} for {@link UnfilteredCopies}
 *   <li>{@code convoscope.platform.pointer} for {@link UncompressedPointerMotion}
 *   <li>{@code convoscope.platform.keyboard} for {@link KeyboardLayout}
 *   <li>{@code convoscope.platform} for all of them; the property of a part wins
 * </ul>
 *
 * <p>{@code on} tries a part with a JavaFX that was not tested. It still does nothing where it does
 * not find what it needs. One line in the log, at level INFO, says what was chosen.
 */
public final class PlatformParts {
  static final String ALL = "convoscope.platform";
  static final String SURFACE = ALL + ".surface";
  static final String COPIES = ALL + ".copies";
  static final String POINTER = ALL + ".pointer";
  static final String KEYBOARD = ALL + ".keyboard";

  private static final Logger LOG = LoggerFactory.getLogger(PlatformParts.class);

  /** Set by the start script where it finds no graphics card. */
  static final String SOFTWARE = "prism.forceGPU";

  /** The release lines of JavaFX on which the tests of this package were run. */
  private static final Set<String> TESTED = Set.of("21");

  private static @Nullable PlatformParts chosen;

  private final String javafx;
  private final Choice surface;
  private final Choice copies;
  private final Choice pointer;
  private final Choice keyboard;

  private PlatformParts() {
    javafx = System.getProperty("javafx.version", "of unknown version");
    boolean tested = TESTED.contains(javafx.split("\\D", 2)[0]);
    surface = choice(SURFACE, Boolean.getBoolean(SOFTWARE), "a graphics card paints", tested);
    copies = choice(COPIES, Boolean.getBoolean(SOFTWARE), "a graphics card paints", tested);
    pointer = choice(POINTER, isLinux(), "only Linux merges positions", tested);
    keyboard = choice(KEYBOARD, isLinux(), "JavaFX tells the keys", tested);
  }

  /**
   * The choice of this process. It is made, and logged, at the first call. To be called after
   * JavaFX has started; any thread.
   */
  public static synchronized PlatformParts get() {
    PlatformParts parts = chosen;
    if (parts == null) {
      parts = new PlatformParts();
      LOG.info("{}", parts);
      chosen = parts;
    }
    return parts;
  }

  /** The choice that the system properties ask for now. */
  static PlatformParts choose() {
    return new PlatformParts();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").contains("Linux");
  }

  private static Choice choice(String property, boolean needed, String otherwise, boolean tested) {
    String value = System.getProperty(property, System.getProperty(ALL, ""));
    if (value.equals("off")) {
      return new Choice(false, "switched off");
    }
    if (!needed) {
      return new Choice(false, otherwise);
    }
    if (value.equals("on")) {
      return new Choice(true, "switched on");
    }
    return tested
        ? new Choice(true, "switch it off with -D" + property + "=off")
        : new Choice(false, "not tested with this JavaFX; try it with -D" + property + "=on");
  }

  /** Keeps the surfaces of windows, or does nothing. */
  public WindowSurfaceRetention surface() {
    return surface.on() ? Es2SurfaceRetention::install : WindowSurfaceRetention.NONE;
  }

  /** Copies pictures without filtering, or does nothing. */
  public UnfilteredCopies copies() {
    return copies.on() ? Es2UnfilteredCopies::install : UnfilteredCopies.NONE;
  }

  /**
   * Delivers every position of the pointer, or does nothing. Takes some milliseconds; any thread.
   */
  public UncompressedPointerMotion loadPointerMotion() {
    return pointer.on() ? GtkPointerMotion.load() : UncompressedPointerMotion.NONE;
  }

  /** What the keys of the keyboard type now, unknown where that can't be asked. JavaFX thread. */
  public KeyboardLayout readKeyboard() {
    return keyboard.on() ? GtkKeyboard.read() : KeyboardLayout.UNKNOWN;
  }

  /** What is on, and how to switch it, in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "JavaFX %s. Keeping the window's surface between frames is %s."
            + " Copying pictures without filtering is %s."
            + " Delivering every position of the pointer is %s."
            + " Asking what the keys type is %s.",
        javafx,
        surface,
        copies,
        pointer,
        keyboard);
  }

  /** Whether a part is on, and why or how to change that. */
  private record Choice(boolean on, String why) {
    @Override
    public String toString() {
      return (on ? "on (" : "off (") + why + ")";
    }
  }
}
