package io.github.convoscope.ui;

import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
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
  /** Commands that leave the window: they ask for files, close or fill the screen, or take long. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "file\\.(?!about).*|mistakes\\.(?!show).*|network\\.dl4j"
              + "|ui\\.(full-screen|escape|undo|redo|clear)|.*export.*"
              + "|pad\\.(move|nudge|lower).*|.*-\\d|welcome.*|kiosk.*");

  private static final int PASSES = 4;
  private static final int MOST_ESCAPES = 30;

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

  /** Opens the window with the shipped network and a drawn digit. */
  public WindowTour() {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel(), workers.make());
    shell = window.shell();
    window.onScreen(
        () ->
            shell
                .workspace()
                .padContent()
                .set(StrokesFile.readAll(ShippedFiles.samples()).get(0).drawing()));
    settle();
    // Nothing is painted: that takes most of the time on a machine without a graphics card, and
    // changes no place. What has an opacity of 0 is laid out as always.
    window.onScreen(() -> shell.root().setOpacity(0));
  }

  /** All commands that open something, and what it is. */
  public Map<String, Kind> places() {
    Map<String, Kind> places = new LinkedHashMap<>();
    Set<String> known = new TreeSet<>();
    List<String> ids = new ArrayList<>();
    window.onScreen(() -> shell.commands().all().forEach(command -> ids.add(command.id())));
    show(LayerKind.CONVOLUTION);
    Map<String, Kind> before = open();
    for (String id : ids) {
      if (OUTSIDE.matcher(id).matches()) {
        continue;
      }
      run(id);
      Map<String, Kind> opened = open();
      opened.keySet().removeAll(before.keySet());
      opened.keySet().removeIf(what -> what.startsWith("card-"));
      if (known.addAll(opened.keySet())) {
        places.put(id, opened.values().iterator().next());
      }
      if (!open().equals(before)) {
        show(LayerKind.CONVOLUTION);
      } else {
        takeBack(id);
      }
    }
    reset();
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
    window.onScreen(
        () -> {
          shell.workspace().settings().projector().set(false);
          shell.workspace().pins().clear();
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
    window.until(() -> workers.isIdle() && shell.workspace().updates().isUpToDate());
  }

  /** Lays the window out at a size and adds what is wrong to the findings, with where it is. */
  public void check(String where, Dimension2D size, boolean projector, Set<String> findings) {
    window.onScreen(() -> shell.workspace().settings().projector().set(projector));
    window.onScreen(() -> layOut(size));
    settle();
    String mode = projector ? "projector" : "desk";
    String at = String.format("%.0fx%.0f %s %s: ", size.getWidth(), size.getHeight(), mode, where);
    window.onScreen(
        () -> {
          layOut(size);
          shell.root().setOpacity(1);
          new LayoutRules(shell).findings().forEach(finding -> findings.add(at + finding));
          shell.root().setOpacity(0);
        });
  }

  private void layOut(Dimension2D size) {
    Region root = (Region) shell.root();
    root.resize(size.getWidth(), size.getHeight());
    // What is measured in one pass may change the next.
    for (int i = 0; i < PASSES; i++) {
      root.applyCss();
      root.layout();
    }
  }

  @Override
  public void close() {
    window.close();
  }
}
