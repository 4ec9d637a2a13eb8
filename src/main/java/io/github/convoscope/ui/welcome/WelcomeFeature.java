package io.github.convoscope.ui.welcome;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/**
 * Adds the welcome: a digit draws itself, and three lines say what to do. The system property
 * {@code convoscope.welcome} with the value {@code always} or {@code never} overrides {@link
 * Occasion#FIRST_START}.
 */
public final class WelcomeFeature implements Feature {
  /** When the welcome is played without being asked for. */
  public enum Occasion {
    /** Never. */
    ON_REQUEST,
    /** When the program starts for the first time, where settings are stored. */
    FIRST_START,
    /** At the start, and whenever nobody has used the window for a minute. */
    KIOSK
  }

  private final Occasion occasion;
  private final WelcomeClock clock;

  /** Makes the feature. For a kiosk it must be the first one to be installed. */
  public WelcomeFeature(Occasion occasion) {
    this(occasion, WelcomeClock.REAL);
  }

  WelcomeFeature(Occasion occasion, WelcomeClock clock) {
    this.occasion = occasion;
    this.clock = clock;
  }

  @Override
  public void install(Shell shell) {
    BooleanProperty welcomed = shell.workspace().settings().flag("welcomed", false);
    boolean wanted =
        isWanted(
            occasion,
            System.getProperty("convoscope.welcome", ""),
            shell.workspace().settings().isStored(),
            welcomed.get());
    Welcome welcome = new Welcome(shell, clock);
    shell
        .commands()
        .add(
            Command.of("welcome.show", Context.ANYWHERE, welcome::play)
                .menu(MenuName.HELP, "help"));
    if (occasion == Occasion.KIOSK) {
      Kiosk.install(shell, clock, welcome);
    }
    if (wanted) {
      shell.workspace().frame().addListener(new Start(welcome, welcomed));
    }
  }

  /**
   * Whether the welcome is played without being asked for.
   *
   * @param asked the value of the system property
   * @param stored whether settings are stored, so that it can be known as seen
   * @param welcomed whether this user has seen it
   */
  static boolean isWanted(Occasion occasion, String asked, boolean stored, boolean welcomed) {
    return switch (occasion) {
      case ON_REQUEST -> false;
      case KIOSK -> true;
      case FIRST_START -> asked.equals("always") || (!asked.equals("never") && stored && !welcomed);
    };
  }

  /** Plays the welcome with the first frame, unless the user was faster. */
  private record Start(Welcome welcome, BooleanProperty welcomed)
      implements ChangeListener<LiveFrame> {
    @Override
    public void changed(
        ObservableValue<? extends LiveFrame> frame, LiveFrame before, LiveFrame now) {
      frame.removeListener(this);
      if (!welcome.isTouched()) {
        welcome.play();
      }
      welcomed.set(true);
    }
  }
}
