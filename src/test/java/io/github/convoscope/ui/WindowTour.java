package io.github.convoscope.ui;

import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.UserSettings.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a whole window, as it comes from the list of features: finds all commands that open
 * something, opens it alone and together with others, and checks it at every size.
 *
 * <pre>{@code
 * try (WindowTour tour = new WindowTour()) {
 *   tour.places();                                   // the commands that open something
 *   tour.show(LayerKind.DENSE, "saliency.show");     // a pinned neuron and a panel
 *   tour.check(size, projector, findings);
 * }
 * }</pre>
 */
public final class WindowTour implements AutoCloseable {
  /**
   * Commands that are not tried, as they open nothing: they end the program, fill the screen, take
   * what lies on the clipboard, cover or lock the window, change the drawing, the photograph or the
   * network, compute with DL4J, or choose the language. Of commands for each digit one does as all
   * others. The welcome, which takes seconds, and the network for photographs are among the {@link
   * #states}.
   */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "file\\.(quit|paste)|ui\\.(full-screen|escape|undo|redo|clear|afresh)|network\\.(?!show).*"
              + "|pad\\.(move|nudge|lower).*|photo\\..*|ui\\.language-.*|.*-\\d|welcome\\.show"
              + "|lesson\\.present|classroom\\.(curtain|black|freeze|lock)");

  /** What {@link #places} found last: the same in every language and at every size. */
  private static Map<String, Kind> known = Map.of();

  private static final String USER = "convoscope.user";
  private static final int PASSES = 4;

  /** Images are optimised, on a machine that may be busy with other tests. */
  private static final int PATIENCE_SECONDS = 600;

  private static final int SHOWS_A_COLLECTION = 8;
  private static final int MOST_ESCAPES = 30;

  /** What is unreachable is gone after a few: painting is a frame behind. */
  private static final int COLLECTIONS = 4;

  /** Something that a command opens. */
  public enum Kind {
    PANEL,
    PAGE,
    DIALOGUE,
    BAR
  }

  private final CountedWorkers workers = new CountedWorkers();
  private final TestWindow window;
  private final Shell shell;
  private final Drawing drawing;
  private final Path folder;
  private final ClosedPictures pictures = new ClosedPictures();

  private int shows;
  private boolean unusual;
  private int pulses;

  /** The pulse at which {@link #nodes} were counted. */
  private int counted;

  private int nodes;

  /** What is open since the last {@link #show}; null until it is looked at. */
  private @Nullable Map<String, Kind> opened;

  /**
   * Opens the window with the shipped network and a drawn digit.
   *
   * @param folder an empty folder
   */
  public WindowTour(Path folder) {
    this.folder = folder;
    // Nothing of the user's own, such as a network that was downloaded.
    System.setProperty(USER, folder.toString());
    drawing = StrokesFile.readAll(ShippedFiles.samples()).get(0).drawing();
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel(), workers.make());
    shell = window.shell();
    Path other = other(folder);
    window.onScreen(() -> shell.askForFilesBy(new OneFile(other)));
    window.onScreen(() -> shell.workspace().padContent().set(drawing));
    window.onScreen(() -> shell.onPulse(() -> pulses++));
    settle();
    window.onScreen(this::paintNothing);
  }

  /**
   * Hides everything behind a clip: painting takes most of the time on a machine without a graphics
   * card, and changes no place. In a root that is transparent or invisible JavaFX would keep what
   * was removed from the window, with its textures, until they are all used up.
   */
  private void paintNothing() {
    Rectangle nothing = new Rectangle();
    nothing.setOpacity(0);
    shell.root().setClip(nothing);
  }

  private static Path other(Path folder) {
    try {
      return SmallModels.maps(folder, 1, 28, 28);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All commands that open something, and what it is; found once, as it takes long. */
  public Map<String, Kind> places() {
    return known.isEmpty() ? places(id -> {}) : known;
  }

  /**
   * Finds all commands that open something.
   *
   * @param opened called while each is open, alone but for a pinned neuron of a convolution
   */
  public Map<String, Kind> places(Consumer<String> opened) {
    Map<String, Kind> places = new LinkedHashMap<>();
    Set<String> seen = new TreeSet<>();
    List<String> ids = new ArrayList<>();
    window.onScreen(() -> shell.commands().all().forEach(command -> ids.add(command.id())));
    show(LayerKind.CONVOLUTION);
    Map<String, Kind> before = open();
    for (String id : ids) {
      if (LEFT_OUT.matcher(id).matches()) {
        continue;
      }
      run(id);
      Map<String, Kind> now = open();
      now.keySet().removeAll(before.keySet());
      now.keySet().removeIf(what -> what.startsWith("card-"));
      if (seen.addAll(now.keySet())) {
        places.put(id, now.values().iterator().next());
        this.opened = null;
        opened.accept(id);
      }
      if (!open().equals(before)) {
        show(LayerKind.CONVOLUTION);
      } else {
        takeBack(id);
      }
    }
    reset();
    known = places;
    return places;
  }

  /** Switches a toggle back. */
  private void takeBack(String id) {
    window.onScreen(() -> shell.commands().get(id).selected().ifPresent(on -> on.set(!on.get())));
  }

  private Map<String, Kind> open() {
    Map<String, Kind> open = new TreeMap<>();
    window.onScreen(
        () -> {
          shell.host().panels().forEach(panel -> open.put(panel.id(), Kind.PANEL));
          shell.bottom().forEach(bar -> open.put(String.valueOf(bar.getId()), Kind.BAR));
          Page page = shell.host().page().get();
          Page dialogue = shell.host().dialogue().get();
          if (page != null) {
            open.put(page.id(), Kind.PAGE);
          }
          if (dialogue != null) {
            open.put(dialogue.id(), Kind.DIALOGUE);
          }
        });
    return open;
  }

  /** Closes everything, pins this kind of neuron, and runs the commands. */
  public void show(@Nullable LayerKind pinned, String... commands) {
    reset();
    if (pinned != null) {
      pin(pinned);
    }
    for (String command : commands) {
      run(command);
    }
  }

  private void pin(LayerKind kind) {
    window.onScreen(
        () -> {
          var spec = shell.workspace().model().get().spec();
          for (int layer = 0; layer < spec.layers().size(); layer++) {
            if (spec.layer(layer).kind() == kind) {
              Neuron neuron = shell.workspace().frame().get().mostActive(layer);
              shell.workspace().pin(neuron);
              return;
            }
          }
          throw new IllegalStateException("no layer of kind " + kind);
        });
    settle();
  }

  private void run(String id) {
    window.onScreen(
        () -> {
          Command command = shell.commands().get(id);
          if (command.enabled().get()) {
            command.run();
          }
        });
    settle();
  }

  private void reset() {
    opened = null;
    shows++;
    if (shows % SHOWS_A_COLLECTION == 0) {
      // The textures of canvases go only with them, and a graphics card has few.
      System.gc();
    }
    Map<String, Kind> open = open();
    window.onScreen(
        () -> {
          pictures.remember(shell.root(), String.valueOf(open.keySet()));
          shell.workspace().pins().clear();
          // Any key ends the welcome.
          Event.fireEvent(shell.scene(), anyKey());
          if (!shell.workspace().padContent().drawing().equals(drawing)) {
            shell.workspace().padContent().set(drawing);
          }
          shell.workspace().notices().dismiss();
          for (int i = 0; i < MOST_ESCAPES && shell.host().escape(); i++) {
            shell.workspace().notices().dismiss();
          }
          for (Command command : shell.commands().all()) {
            boolean bar = !shell.bottom().isEmpty();
            boolean closes = command.selected().isPresent() && command.selected().get().get();
            if (bar && closes && command.id().endsWith(".show")) {
              command.run();
            }
          }
        });
    settle();
  }

  private static KeyEvent anyKey() {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, false, false, false, false);
  }

  /** The choices inside the open page, such as its tabs; each is checked on its own. */
  public List<Runnable> tabs() {
    List<Runnable> tabs = new ArrayList<>();
    window.onScreen(
        () -> {
          for (Node page : shell.root().lookupAll(".page .toggle-button")) {
            if (page instanceof ToggleButton button && button.getToggleGroup() != null) {
              tabs.add(
                  () -> {
                    window.onScreen(button::fire);
                    settle();
                  });
            }
          }
        });
    return tabs;
  }

  /** Waits until everything that was asked for is computed and shown. */
  public void settle() {
    window.until(
        () -> workers.isIdle() && shell.workspace().updates().isUpToDate(), PATIENCE_SECONDS);
    nodes = 0;
    window.until(this::isFilled, PATIENCE_SECONDS);
  }

  /** Lets a pulse pass: some things follow the window's size with the next one. */
  private void pass() {
    int before = pulses;
    window.until(
        () -> {
          Platform.requestNextPulse();
          return pulses > before;
        });
  }

  /** Whether an open page has what it shows: some fill themselves pulse by pulse. */
  private boolean isFilled() {
    if (shell.host().page().get() == null) {
      return true;
    }
    Platform.requestNextPulse();
    if (pulses == counted) {
      return false;
    }
    counted = pulses;
    int before = nodes;
    nodes = shell.root().lookupAll("*").size();
    return nodes == before;
  }

  /** Switches projector mode on or off. */
  public void projector(boolean on) {
    window.onScreen(
        () -> {
          UserSettings settings = shell.workspace().settings();
          settings.projector().set(on);
          settings.background().set(background(on).settingName());
        });
  }

  private Background background(boolean projector) {
    if (!unusual) {
      return Background.USUAL;
    }
    return projector ? Background.DARK : Background.LIGHT;
  }

  /** From the next choice of a mode on, has the background that the mode does not bring. */
  public void unusualBackground(boolean on) {
    unusual = on;
  }

  /** Makes the text larger or smaller than usual, by so many steps. */
  public void enlargeText(int steps) {
    window.onScreen(
        () -> {
          shell.workspace().settings().resetTextSize();
          shell.workspace().settings().changeTextSize(steps);
        });
  }

  /** Lays the window out at a size and adds what is wrong to the findings, with where it is. */
  public void check(String where, Dimension2D size, Set<String> findings) {
    Map<String, Kind> before = opened == null ? open() : opened;
    opened = before;
    window.onScreen(() -> layOut(size));
    settle();
    pass();
    boolean projector = shell.workspace().settings().projector().get();
    String mode = projector ? "projector" : "desk";
    String at = String.format("%.0fx%.0f %s %s: ", size.getWidth(), size.getHeight(), mode, where);
    window.onScreen(
        () -> {
          layOut(size);
          new LayoutRules(shell).findings().forEach(finding -> findings.add(at + finding));
        });
    if (!open().equals(before)) {
      findings.add(at + "open is " + open().keySet() + ", not " + before.keySet());
    }
  }

  private void layOut(Dimension2D size) {
    Region root = (Region) shell.root();
    root.resize(size.getWidth(), size.getHeight());
    // What is measured in one pass may change the next.
    int passes = 0;
    do {
      root.applyCss();
      root.layout();
      passes++;
    } while (root.isNeedsLayout() && passes < PASSES);
  }

  /** Closes everything, and says of what that was closed JavaFX still has textures. */
  public Set<String> keptTextures() {
    reset();
    AtomicReference<Set<String>> kept = new AtomicReference<>(Set.of());
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      int before = pulses;
      window.until(
          () -> {
            Platform.requestNextPulse();
            return pulses > before + 1;
          });
      window.onScreen(() -> kept.set(pictures.kept()));
    }
    return kept.get();
  }

  /** What no command opens alone, by name; the last one changes the network for good. */
  public Map<String, Runnable> states() {
    return new WindowStates(this, window, drawing, folder).all();
  }

  /** Answers every question for another network with one file; gives up all others. */
  private record OneFile(Path file) implements FileDialogues {
    @Override
    public @Nullable Path open(Question question) {
      return question.title().equals(Messages.text("versus.choose")) ? file : null;
    }

    @Override
    public @Nullable Path save(Question question) {
      return null;
    }

    @Override
    public @Nullable Path folder(Question question) {
      return null;
    }
  }

  @Override
  public void close() {
    System.clearProperty(USER);
    window.close();
  }
}
