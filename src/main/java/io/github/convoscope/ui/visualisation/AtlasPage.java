package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.EnumMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the page of the atlas with its tabs. JavaFX thread. */
final class AtlasPage {
  /** Width of the window beside the page's content. */
  private static final double BESIDE_PAGE_EMS = 27.5;

  private static final double SMALLEST_EMS = 15;
  private static final double NARROW_EMS = 19;
  private static final double LARGEST_EMS = 28;

  private final Shell shell;
  private final AtlasState state;
  private final ImagesInScene inScene;
  private final ObjectProperty<@Nullable UnitTarget> unit = new SimpleObjectProperty<>();
  private final Map<AtlasTab, AtlasTabView> views = new EnumMap<>(AtlasTab.class);
  private final Map<AtlasTab, ToggleButton> tabs = new EnumMap<>(AtlasTab.class);
  private final ScrollPane scroll = new ScrollPane();
  private final Page page;
  private AtlasTab current = AtlasTab.OVERVIEW;

  /** True once the user picked a unit; until then the tabs show the class that is answered. */
  private boolean picked;

  /** True while a change of the window's size waits to be followed. */
  private boolean resizing;

  AtlasPage(Shell shell, AtlasState state) {
    inScene = new ImagesInScene(shell);
    this.shell = shell;
    this.state = state;
    ToggleGroup group = new ToggleGroup();
    HBox bar = new HBox();
    bar.getStyleClass().add("page-tabs");
    for (AtlasTab each : AtlasTab.values()) {
      ToggleButton tab = new ToggleButton(each.text());
      tab.setId("atlas-tab-" + each.ordinal());
      tab.getStyleClass().add("page-tab");
      tab.setToggleGroup(group);
      tab.setOnAction(event -> go(each));
      tabs.put(each, tab);
      bar.getChildren().add(tab);
    }
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox content = Ems.column(0.62, bar, scroll);
    page = new Page("atlas", Messages.text("atlas.title"), content, this::hide);
    state.atlas().addListener(changed -> refresh());
    state.building().addListener(changed -> refresh());
    state.loading().addListener(changed -> refresh());
    shell.em().addListener(changed -> resized());
    shell.colours().addListener(changed -> resized());
    shell.scene().widthProperty().addListener(changed -> resized());
    shell
        .workspace()
        .model()
        .addListener(
            changed -> {
              unit.set(null);
              picked = false;
              refresh();
            });
  }

  /** Opens a tab, or closes the page where it is shown already. */
  void toggle(AtlasTab tab) {
    if (isOpen() && current == tab) {
      shell.host().closePage();
    } else {
      open(tab);
    }
  }

  /** Opens the tab of the unit of the selected neuron. */
  void openChosen() {
    takeChosen();
    open(AtlasTab.UNIT);
  }

  private void takeChosen() {
    Neuron chosen = shell.workspace().chosen().get();
    Model model = shell.workspace().model().get();
    if (chosen != null && chosen.layer() > 0) {
      unit.set(UnitTarget.unit(chosen.layer(), chosen.channel()));
      picked = true;
    } else if (unit.get() == null && model != null) {
      unit.set(UnitTarget.unit(model.spec().output().index(), 0));
      takeAnswer();
    }
  }

  /** Takes the class that the network answers. */
  private void takeAnswer() {
    LiveFrame frame = shell.workspace().frame().get();
    if (frame != null && frame.answered()) {
      unit.set(UnitTarget.unit(frame.spec().output().index(), frame.answer()));
    }
  }

  /**
   * Shows in the scene how an image is found: the one of the open tab, else that of the unit of the
   * selected neuron, or of the network's answer. Ends it where it is shown already.
   */
  void toggleInScene() {
    if (inScene.end() || shell.workspace().model().get() == null) {
      return;
    }
    if (!isOpen() || current != AtlasTab.WATCH) {
      takeAnswer();
      takeChosen();
      state.load();
      hide();
      current = AtlasTab.WATCH;
      view(current).show();
    }
    ((WatchTab) view(AtlasTab.WATCH)).showInScene();
  }

  /** Opens the tab of a unit. */
  void openUnit(UnitTarget target) {
    unit.set(target);
    picked = true;
    go(AtlasTab.UNIT);
  }

  /** The unit that the tabs show; without an answer the first class until one is chosen. */
  UnitTarget unit(NetworkSpec spec) {
    UnitTarget chosen = unit.get();
    return chosen == null ? UnitTarget.unit(spec.output().index(), 0) : chosen;
  }

  /** Changes to a tab. */
  void go(AtlasTab next) {
    hide();
    if (!picked) {
      takeAnswer();
    }
    nameHierarchy();
    current = next;
    tabs.forEach((each, tab) -> tab.setSelected(each == next));
    AtlasTabView view = view(next);
    scroll.setContent(view.node());
    scroll.setVvalue(0);
    view.show();
  }

  private void open(AtlasTab tab) {
    state.load();
    if (!isOpen()) {
      shell.host().open(page);
    }
    go(tab);
  }

  private AtlasTabView view(AtlasTab tab) {
    return views.computeIfAbsent(
        tab,
        each ->
            switch (each) {
              case OVERVIEW -> new OverviewTab(shell, state, this);
              case UNIT -> new UnitTab(shell, state, this);
              case WATCH -> new WatchTab(shell, state, this, inScene);
              case MIX -> new MixTab(shell, state, this, inScene);
              case HIERARCHY -> new HierarchyTab(shell, state, this);
            });
  }

  /**
   * The side of a large picture beside controls: what they leave of the page, or of its whole width
   * where both have no room beside each other.
   *
   * @param controlsEms width of the controls in multiples of the text's size
   */
  double largePicture(double controlsEms) {
    double em = shell.em().get();
    double left = wideEms() - controlsEms - 1;
    double ems = left < SMALLEST_EMS ? NARROW_EMS : Math.min(LARGEST_EMS, left);
    return Math.floor(ems * em);
  }

  /** The side of pictures so many of which stand in a row, each with something around it. */
  double inRow(int count, double aroundEms, double largestEms) {
    return Math.floor(Math.min(largestEms, wideEms() / count - aroundEms) * shell.em().get());
  }

  /** Width of the page's content. */
  private double wideEms() {
    return ((Region) shell.scene().getRoot()).getWidth() / shell.em().get() - BESIDE_PAGE_EMS;
  }

  private boolean isOpen() {
    return shell.host().page().get() == page;
  }

  /** Photographs show objects, not digits. */
  private void nameHierarchy() {
    Model model = shell.workspace().model().get();
    boolean photos = model != null && model.input().takesColours();
    ToggleButton tab = tabs.get(AtlasTab.HIERARCHY);
    if (tab != null) {
      tab.setText(photos ? Messages.text("atlas.tab.hierarchy.photos") : AtlasTab.HIERARCHY.text());
    }
  }

  private void refresh() {
    nameHierarchy();
    if (isOpen()) {
      state.load();
      view(current).show();
    }
  }

  /** Makes the pictures as large as the window now lets them be, once for many changes. */
  private void resized() {
    if (isOpen() && !resizing) {
      resizing = true;
      Platform.runLater(
          () -> {
            resizing = false;
            refresh();
          });
    }
  }

  private void hide() {
    AtlasTabView view = views.get(current);
    if (view != null) {
      view.hide();
    }
  }
}
