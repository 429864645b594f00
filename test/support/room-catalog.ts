// A catalogue of meeting rooms for the minimal estate; its prices stand in the price book of the tests.

export const ROOM_CATALOG = `roomDevices:
  display-55:
    description: Display
    ports: 0
    poeWatts: 0
    display:
      diagonalInches: 55
    price: monitor-24
  bar:
    description: Video bar
    ports: 1
    poeWatts: 25
    camera:
      reachMetres: 4.5
    microphone:
      seats: 6
      squareMetres: 25
    price: headset
  touch-panel:
    description: Touch panel
    ports: 1
    poeWatts: 13
    price: headset
roomClasses:
  small:
    description: Four to six people
    maximumSeats: 6
    minimumSquareMetres: 8
    displays: 1
    camera: bar
    minimumCameras: 1
    microphone: bar
    sparePorts: 1
    equipment:
      touch-panel: 1
conferenceServers:
  signalling:
    description: Signalling
    vcpu: 4
    memoryGiB: 8
    systemDiskGiB: 64
    capacity:
      participants: 1000
  media:
    description: Media
    vcpu: 16
    memoryGiB: 32
    systemDiskGiB: 64
    capacity:
      participants: 150
      streams: 800
      mbps: 700
  relay:
    description: Relay
    vcpu: 4
    memoryGiB: 8
    systemDiskGiB: 32
    capacity:
      mbps: 700
  recording:
    description: Recording
    vcpu: 4
    memoryGiB: 8
    systemDiskGiB: 200
    capacity:
      recordings: 1
`;

/** A room that fits its class. */
export const ROOM = `rooms:
  meeting:
    class: small
    seats: 6
    lengthMetres: 4.5
    widthMetres: 3.5
    nearestSeatMetres: 1.2
    farthestSeatMetres: 4
`;
