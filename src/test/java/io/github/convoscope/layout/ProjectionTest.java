package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final CameraPose POSE = new CameraPose(new Point(20, -10, 40), 25, 12, 900, 30);
  private final Projection projection = new Projection(POSE, 800, 600);

  @Test
  void theTargetIsInTheMiddle() {
    assertEquals(400, projection.x(POSE.target()), 1e-9);
    assertEquals(300, projection.y(POSE.target()), 1e-9);
    assertEquals(900, projection.depth(POSE.target()), 1e-9);
  }

  @Test
  void aRayComesBackToItsPlace() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      Point place =
          new Point(
              random.nextDouble() * 400 - 200,
              random.nextDouble() * 400 - 200,
              random.nextDouble() * 400 - 200);
      Point back =
          projection.pointAt(projection.x(place), projection.y(place), projection.depth(place));
      assertEquals(0, back.minus(place).length(), 1e-9);
    }
  }

  @Test
  void aRayMeetsAPlaneWhereAPlaceOnItIsSeen() {
    Plane plane = new Plane(new Point(10, 20, 30), 35, 40);
    Point place = plane.point(14, -33);
    double reach = projection.planeDepth(plane, projection.x(place), projection.y(place));
    Point hit = projection.pointAt(projection.x(place), projection.y(place), reach);
    assertEquals(14, plane.u(hit), 1e-9);
    assertEquals(-33, plane.v(hit), 1e-9);
  }

  @Test
  void visibleHeightFillsTheViewport() {
    Point top = POSE.target().plus(new Point(0, -POSE.visibleHeight() / 2, 0));
    Projection straight = new Projection(POSE.withAngles(0, 0), 800, 600);
    assertEquals(0, straight.y(top), 1e-9);
  }

  @Test
  void aMoveEndsExactlyAtItsGoal() {
    CameraPose goal = new CameraPose(new Point(1, 2, 3), -4, 5, 6, 7);
    assertEquals(goal, POSE.interpolate(goal, 1));
    assertEquals(POSE.visibleHeight(), POSE.interpolate(goal, 0).visibleHeight(), 1e-9);
  }
}
