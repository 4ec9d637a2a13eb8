package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.platform.PlatformParts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * Makes the window and gives features access to its parts. JavaFX thread.
 *
 * <p>A feature finds everything it needs here: {@link #workspace()} to read and change, {@link
 * #commands()} to add to, {@link #host()} to open panels and pages in, {@link #padOverlays()} to
 * draw over the pad, and the places {@link #left()}, {@link #centre()} and {@link #bottom()}.
 */
public final class Shell {
  private static final double LEAST_WIDTH = 800;
  private static final double LEAST_HEIGHT = 560;

  private final Workspace workspace;
  private final Stage stage;
  private final Commands commands = new Commands();
  private final PanelHost host = new PanelHost();
  private final DoubleProperty em = new SimpleDoubleProperty(TextSize.em(1, 1, false, 1));
  private final ReadOnlyObjectWrapper<Colours> colours = new ReadOnlyObjectWrapper<>(Colours.DARK);
  private final ObservableList<Node> padOverlays = FXCollections.observableArrayList();
  private final ObservableList<Node> inputOverlays = FXCollections.observableArrayList();
  private final FileOpeners openers;
  private final ShellLayout layout;
  private final WindowRoot root;
  private final WindowLock lock;
  private final Scene scene;
  private boolean menus = true;
  private FileDialogues fileDialogues;

  /** Makes a window with these features and does not show it yet. */
  public Shell(Workspace workspace, Stage stage, List<? extends Feature> features) {
    this.workspace = workspace;
    this.stage = stage;
    fileDialogues = new SystemFileDialogues(stage);
    openers = new FileOpeners(workspace.fileTasks(), workspace.notices());
    Appearance.choose(workspace.settings());
    Typeface.load();
    layout = new ShellLayout(host, em);
    lock = new WindowLock(commands, workspace.notices());
    root = new WindowRoot(layout, new MessageBar(workspace.notices(), em), workspace);
    scene = new Scene(root, 1280, 720);
    Appearance.install(this);
    StandardCommands.install(this);
    features.forEach(feature -> feature.install(this));
    if (menus) {
      root.show(MenuBars.of(commands));
      root.showMenus(!lock.isClosed());
    }
    lock.closed().addListener((observed, before, now) -> root.showMenus(!now));
    KeyDispatcher.install(scene, commands, host);
    commands.runBy(this::run);
    commands.onRefused(
        command ->
            workspace
                .notices()
                .tell(Message.of("ui.refused", command.text(), command.obstacle().getValue())));
    scene.addPreLayoutPulseListener(workspace.updates()::pulse);
    stage.setScene(scene);
    stage.setTitle(Messages.text("ui.title"));
    PlatformParts.get().surface().install(stage, scene);
  }

  /** Runs a command; if it opens a panel or a bar behind the page, the page is closed. */
  private void run(Runnable action) {
    Page before = host.page().get();
    List<Object> behind = behindThePage();
    action.run();
    if (before != null && before == host.page().get() && !behind.containsAll(behindThePage())) {
      host.closePage();
    }
  }

  private List<Object> behindThePage() {
    List<Object> open = new ArrayList<>(host.panels());
    open.addAll(layout.bottom());
    return open;
  }

  /** The state that the window shows. */
  public Workspace workspace() {
    return workspace;
  }

  /** All commands; a feature adds its own while it is installed. */
  public Commands commands() {
    return commands;
  }

  /** The host that opens panels and pages. */
  public PanelHost host() {
    return host;
  }

  /** The JavaFX stage of the window. */
  public Stage stage() {
    return stage;
  }

  /** The JavaFX scene of the window. */
  public Scene scene() {
    return scene;
  }

  /** The root node, for its style and size. */
  Region root() {
    return root;
  }

  /**
   * Adds an action that runs at every pulse, before layout. Use it to handle many events at once.
   */
  public void onPulse(Runnable action) {
    scene.addPreLayoutPulseListener(action);
  }

  /** Leaves the menu bar out; a feature calls it while it is installed. */
  public void withoutMenus() {
    menus = false;
  }

  /** Asks the user for files and folders. */
  public FileDialogues fileDialogues() {
    return lock.isClosed() ? lock.noFiles() : fileDialogues;
  }

  /** Asks for files in another way from now on. */
  public void askForFilesBy(FileDialogues dialogues) {
    fileDialogues = dialogues;
  }

  /** The openers for files of every kind. */
  public FileOpeners openers() {
    return openers;
  }

  /** Nodes in front of everything else; each fills the window. */
  public ObservableList<Node> front() {
    return layout.front();
  }

  /** Nodes in front of the whole window, its menus too; each fills it. */
  public ObservableList<Node> over() {
    return root.over();
  }

  /** Keeps the window on what it shows. */
  public WindowLock lock() {
    return lock;
  }

  /** Nodes behind everything else; each fills the window: the 3D scene and its texts. */
  public ObservableList<Node> centre() {
    return layout.centre();
  }

  /** The width, in pixels, of the strip that panels cover on each side of {@link #centre()}. */
  public ReadOnlyObjectProperty<Insets> covered() {
    return layout.covered();
  }

  /** Gives the keyboard focus to the next part of the window; with −1, to the previous one. */
  void moveFocus(int step) {
    FocusRing.move(layout.places(), scene.getFocusOwner(), step);
  }

  /** The column at the left. */
  public ObservableList<Node> left() {
    return layout.left();
  }

  /** The bar below the scene, such as that of step mode; an empty bar takes no room. */
  public ObservableList<Node> bottom() {
    return layout.bottom();
  }

  /**
   * Nodes over the drawing, lowest first, in pad units (0 to 500); they get no mouse events. {@link
   * io.github.convoscope.ui.live.LiveFrame#fit()} converts between pad units and the input's
   * pixels.
   */
  public ObservableList<Node> padOverlays() {
    return padOverlays;
  }

  /** Nodes over the picture of the network's input, lowest first, in the input's pixels. */
  public ObservableList<Node> inputOverlays() {
    return inputOverlays;
  }

  /** The colours for controls that paint on a canvas; style sheets use the same ones. */
  public ReadOnlyObjectProperty<Colours> colours() {
    return colours.getReadOnlyProperty();
  }

  /**
   * The size of the text in pixels. All sizes are multiples of it. It grows with the window's
   * height and with the user's own factor, and is larger in projector mode.
   */
  public ReadOnlyDoubleProperty em() {
    return em;
  }

  /** Sets the size of the text in pixels. */
  void resize(double textSize) {
    em.set(textSize);
  }

  void setLight(boolean light) {
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    colours.set(light ? Colours.LIGHT : Colours.DARK);
  }
}
