package io.github.convoscope.ui;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Opens the window at its last place and size, maximised if it was, if a screen still covers that
 * place; otherwise large.
 */
public final class WindowSize implements Feature {
  private static final double LARGEST_WIDTH = 1920;
  private static final double LARGEST_HEIGHT = 1200;

  /** Part of a very large screen that the window takes. */
  private static final double PART_OF_LARGE = 0.8;

  private static final double LEAST_OVERLAP = 200;
  private static final String MAXIMISED = "maximised";

  /** How often, and how long after the start, a window that collapsed is made large again. */
  private static final int MOST_REPAIRS = 3;

  private static final Duration STARTING = Duration.seconds(4);

  @Override
  public void install(Shell shell) {
    Stage stage = shell.stage();
    StringProperty kept = shell.workspace().settings().text("window", "");
    Rectangle2D last = parse(kept.get());
    Rectangle2D place = last != null && isOnAScreen(last) ? fitted(last) : usual();
    take(stage, place);
    stage.setMaximized(kept.get().endsWith(MAXIMISED));
    stage
        .showingProperty()
        .addListener(
            (observed, before, shown) -> {
              if (shown) {
                keepLarge(stage, place);
              }
            });
    stage.setOnHiding(
        event -> {
          if (!stage.isFullScreen() && !stage.isIconified()) {
            kept.set(
                String.format(
                    Locale.ROOT,
                    "%.0f %.0f %.0f %.0f%s",
                    stage.getX(),
                    stage.getY(),
                    stage.getWidth(),
                    stage.getHeight(),
                    stage.isMaximized() ? " " + MAXIMISED : ""));
          }
        });
  }

  private static void take(Stage stage, Rectangle2D place) {
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
  }

  /**
   * Asks for the size again if the window collapses to its smallest size while it appears. Under
   * openbox, JavaFX 21 does so: the window manager answers the first request before it knows the
   * frame around the window.
   */
  private static void keepLarge(Stage stage, Rectangle2D place) {
    IntegerProperty repairs = new SimpleIntegerProperty();
    ChangeListener<Number> watch =
        (observed, before, now) ->
            Platform.runLater(
                () -> {
                  boolean collapsed =
                      stage.getWidth() <= stage.getMinWidth()
                          && stage.getHeight() <= stage.getMinHeight();
                  boolean larger =
                      place.getWidth() > stage.getMinWidth()
                          || place.getHeight() > stage.getMinHeight();
                  if (collapsed && larger && repairs.get() < MOST_REPAIRS) {
                    repairs.set(repairs.get() + 1);
                    take(stage, place);
                  }
                });
    stage.widthProperty().addListener(watch);
    stage.heightProperty().addListener(watch);
    PauseTransition started = new PauseTransition(STARTING);
    started.setOnFinished(
        over -> {
          stage.widthProperty().removeListener(watch);
          stage.heightProperty().removeListener(watch);
        });
    started.play();
  }

  private static Rectangle2D usual() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    double width =
        Math.min(screen.getWidth(), Math.max(LARGEST_WIDTH, PART_OF_LARGE * screen.getWidth()));
    double height =
        Math.min(screen.getHeight(), Math.max(LARGEST_HEIGHT, PART_OF_LARGE * screen.getHeight()));
    return new Rectangle2D(
        screen.getMinX() + (screen.getWidth() - width) / 2,
        screen.getMinY() + (screen.getHeight() - height) / 2,
        width,
        height);
  }

  /** Fits a stored place to its screen, which may have become smaller. */
  private static Rectangle2D fitted(Rectangle2D place) {
    Rectangle2D screen =
        Screen.getScreensForRectangle(place).stream()
            .findFirst()
            .orElse(Screen.getPrimary())
            .getVisualBounds();
    double width = Math.min(place.getWidth(), screen.getWidth());
    double height = Math.min(place.getHeight(), screen.getHeight());
    boolean fits = width == place.getWidth() && height == place.getHeight();
    return fits
        ? place
        : new Rectangle2D(
            Math.max(screen.getMinX(), Math.min(place.getMinX(), screen.getMaxX() - width)),
            Math.max(screen.getMinY(), Math.min(place.getMinY(), screen.getMaxY() - height)),
            width,
            height);
  }

  private static boolean isOnAScreen(Rectangle2D place) {
    return !Screen.getScreensForRectangle(
            place.getMinX() + place.getWidth() / 2 - LEAST_OVERLAP / 2,
            place.getMinY(),
            LEAST_OVERLAP,
            LEAST_OVERLAP)
        .isEmpty();
  }

  private static @Nullable Rectangle2D parse(String kept) {
    String[] parts = kept.split(" ");
    if (parts.length < 4) {
      return null;
    }
    try {
      double width = Double.parseDouble(parts[2]);
      double height = Double.parseDouble(parts[3]);
      return width < 1 || height < 1
          ? null
          : new Rectangle2D(
              Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), width, height);
    } catch (NumberFormatException broken) {
      return null;
    }
  }
}
