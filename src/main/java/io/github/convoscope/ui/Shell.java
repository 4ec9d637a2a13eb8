package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.platform.PlatformParts;
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
import javafx.scene.control.MenuBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * The window: its places, its commands and its features. JavaFX thread.
 *
 * <p>A feature gets everything it needs from here: {@link #workspace()} to read and change, {@link
 * #commands()} to add to, {@link #host()} to open panels and pages in, {@link #padOverlays()} to
 * draw over the pad, and the places {@link #left()}, {@link #centre()} and {@link #bottom()}.
 */
public final class Shell {
  private static final double EM = 13;
  private static final double PROJECTOR_EM = 18;

  private final Workspace workspace;
  private final Stage stage;
  private final Commands commands = new Commands();
  private final PanelHost host = new PanelHost();
  private final DoubleProperty em = new SimpleDoubleProperty(EM);
  private final ReadOnlyObjectWrapper<Colours> colours = new ReadOnlyObjectWrapper<>(Colours.DARK);
  private final ObservableList<Node> padOverlays = FXCollections.observableArrayList();
  private final ObservableList<Node> inputOverlays = FXCollections.observableArrayList();
  private final FileOpeners openers;
  private final ShellLayout layout;
  private final VBox root = new VBox();
  private final Scene scene;

  /** A window with these features, not shown yet. */
  public Shell(Workspace workspace, Stage stage, List<? extends Feature> features) {
    this.workspace = workspace;
    this.stage = stage;
    openers = new FileOpeners(workspace.fileTasks(), workspace.notices());
    Appearance.choose(workspace.settings());
    Typeface.load();
    layout = new ShellLayout(host, new MessageBar(workspace.notices()), em);
    scene = new Scene(root, 1280, 720);
    Appearance.install(this);
    StandardCommands.install(this);
    features.forEach(feature -> feature.install(this));
    MenuBar menus = MenuBars.of(commands);
    VBox.setVgrow(layout, Priority.ALWAYS);
    root.getChildren().addAll(menus, layout);
    KeyDispatcher.install(scene, commands);
    scene.addPreLayoutPulseListener(workspace.updates()::pulse);
    stage.setScene(scene);
    stage.setTitle(Messages.text("ui.title"));
    PlatformParts.get().surface().install(stage, scene);
  }

  /** What the window shows. */
  public Workspace workspace() {
    return workspace;
  }

  /** All commands; a feature adds its own while it is installed. */
  public Commands commands() {
    return commands;
  }

  /** Opens panels and pages. */
  public PanelHost host() {
    return host;
  }

  /** The window. */
  public Stage stage() {
    return stage;
  }

  /** The JavaFX scene of the window. */
  public Scene scene() {
    return scene;
  }

  /** Everything in the window, for style. */
  VBox root() {
    return root;
  }

  /** Has something done at every pulse, before layout: for what changes with every event. */
  public void onPulse(Runnable action) {
    scene.addPreLayoutPulseListener(action);
  }

  /** What the window can open. */
  public FileOpeners openers() {
    return openers;
  }

  /** What stands before everything else, filling the window. */
  public ObservableList<Node> front() {
    return layout.front();
  }

  /** What fills the window behind everything: the 3D scene and its own texts. */
  public ObservableList<Node> centre() {
    return layout.centre();
  }

  /** How much of {@link #centre()} is covered by what floats over it. */
  public ReadOnlyObjectProperty<Insets> covered() {
    return layout.covered();
  }

  /** Gives the keyboard to the next place, or with −1 to the one before. */
  void moveFocus(int step) {
    FocusRing.move(layout.places(), scene.getFocusOwner(), step);
  }

  /** The column at the left. */
  public ObservableList<Node> left() {
    return layout.left();
  }

  /** The bar below the scene, such as step mode's; while it is empty it takes no room. */
  public ObservableList<Node> bottom() {
    return layout.bottom();
  }

  /**
   * Nodes over the drawing, lowest first, in pad units (0 to 500); they get no mouse events. {@link
   * io.github.convoscope.ui.live.LiveFrame#fit()} places what is in the pixels of the input.
   */
  public ObservableList<Node> padOverlays() {
    return padOverlays;
  }

  /** Nodes over the picture of the network's input, lowest first, in the input's pixels. */
  public ObservableList<Node> inputOverlays() {
    return inputOverlays;
  }

  /** Colours for what is painted by hand; style sheets have the same. */
  public ReadOnlyObjectProperty<Colours> colours() {
    return colours.getReadOnlyProperty();
  }

  /** Size of the text in pixels; grows with projector mode, and everything with it. */
  public ReadOnlyDoubleProperty em() {
    return em;
  }

  void projector(boolean on) {
    em.set(on ? PROJECTOR_EM : EM);
    stage.setMinWidth(on ? 1000 : 800);
    stage.setMinHeight(on ? 700 : 560);
    colours.set(on ? Colours.LIGHT : Colours.DARK);
  }
}
